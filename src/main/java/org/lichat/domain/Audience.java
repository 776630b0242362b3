package org.lichat.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/**
 * Who sees a channel's updates: its membership as far as its joins and leaves have been shown. It changes only when entries of the
 * journal are shown, so it needs no lock, nobody sees a message before their own join, and no distribution copies it.
 */
public final class Audience {
    private final Channel channel;
    private final List<User> users = new ArrayList<>(4);
    private final Map<User, Integer> places = new HashMap<>(4);

    Audience(Channel channel) {
        this.channel = channel;
    }

    void add(User user) {
        if (places.putIfAbsent(user, users.size()) == null) {
            users.add(user);
            user.sees(channel);
        }
    }

    void remove(User user) {
        Integer place = places.remove(user);
        if (place == null) {
            return;
        }
        // The last one takes the free place: leaving costs the same in a channel of any size.
        User last = users.remove(users.size() - 1);
        if (last != user) {
            users.set(place, last);
            places.put(last, place);
        }
        user.seesNoMore(channel);
    }

    /** Sends the frame to everybody who hears the voice, which is null for that of the server. */
    void send(Frame frame, @Nullable Voice voice) {
        DeliveryRules delivery = channel.customs().delivery();
        for (int i = 0; i < users.size(); i++) {
            User user = users.get(i);
            if (voice == null || delivery.hears(user, voice)) {
                user.send(frame);
            }
        }
    }

    /**
     * Sends the frame in the same way if the users are not more than the limit.
     *
     * @return whether they are not
     */
    boolean announce(Frame frame, Voice voice, int limit) {
        if (users.size() > limit) {
            return false;
        }
        send(frame, voice);
        return true;
    }
}
