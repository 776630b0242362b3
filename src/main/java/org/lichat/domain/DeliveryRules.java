package org.lichat.domain;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * Who gets what is distributed over a channel. Whoever speaks there is heard at least by itself.
 *
 * @param from whether a channel lets anybody else hear that user; decided once for each update, in the channel's turn
 * @param to whether a user hears that voice; decided for each recipient when the update is shown, so it must be quick
 */
public record DeliveryRules(List<BiPredicate<Channel, User>> from, List<BiPredicate<User, Voice>> to) {
    public DeliveryRules {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    boolean speaks(Channel channel, User user) {
        for (BiPredicate<Channel, User> rule : from) {
            if (!rule.test(channel, user)) {
                return false;
            }
        }
        return true;
    }

    boolean hears(User recipient, Voice voice) {
        if (recipient != voice.by()) {
            for (BiPredicate<User, Voice> rule : to) {
                if (!rule.test(recipient, voice)) {
                    return false;
                }
            }
        }
        return true;
    }
}
