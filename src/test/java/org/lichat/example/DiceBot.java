package org.lichat.example;

import java.util.concurrent.ThreadLocalRandom;
import org.lichat.client.LichatClient;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;

/** Rolls dice: whoever says "roll 20" where it is gets a number from 1 to 20. */
public final class DiceBot {
    private final LichatClient client;

    public DiceBot(String address) {
        client = LichatClient.to(address).name("dice").build();
        client.on(Core.MESSAGE, this::answer);
        client.onError(problem -> System.err.println(problem.getMessage()));
    }

    private void answer(Update message) {
        String[] words = message.get(Core.TEXT).split(" ", 2);
        if (words.length == 2 && words[0].equals("roll") && words[1].matches("[1-9][0-9]{0,8}")) {
            int rolled = ThreadLocalRandom.current().nextInt(Integer.parseInt(words[1])) + 1;
            client.say(message.get(Core.CHANNEL), message.get(Core.FROM) + " rolls " + rolled + ".")
                    .join();
        }
    }

    public LichatClient open() {
        client.open().join();
        return client;
    }

    public static void main(String[] arguments) {
        new DiceBot(arguments[0]).open();
    }
}
