package org.lichat.core;

import java.util.List;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** The first administrator (§2.4.1): a profile that is made on start and may do everything on the primary channel. */
@Installed
public final class Administrators implements Extension {

    @Override
    public void install(ServerBuilder server) {
        requireUsable(server.settings());
        String name = server.settings().get(Settings.ADMIN_NAME);
        if (!name.isEmpty()) {
            String password = server.settings().get(Settings.ADMIN_PASSWORD);
            server.onStart(started -> appoint(started, Name.of(name), password));
        }
    }

    /** Throws {@link InvalidSetting} when no administrator can be made of the settings that name one. */
    public static void requireUsable(Settings settings) {
        String name = settings.get(Settings.ADMIN_NAME);
        if (name.isEmpty()) {
            if (!settings.get(Settings.ADMIN_PASSWORD).isEmpty()) {
                throw new InvalidSetting(Settings.ADMIN_NAME + " is needed with " + Settings.ADMIN_PASSWORD + ".");
            }
            return;
        }
        if (Name.of(name).equals(Name.of(settings.get(Settings.NAME)))) {
            throw new InvalidSetting(Settings.ADMIN_NAME + " is “" + name + "”, which is the name of the server; "
                    + "an administrator has another one.");
        }
        String objection = Registration.objectionTo(settings.get(Settings.ADMIN_PASSWORD));
        if (objection != null) {
            throw new InvalidSetting(
                    Settings.ADMIN_PASSWORD + " is needed with " + Settings.ADMIN_NAME + ". " + objection);
        }
    }

    private static void appoint(Server server, Name name, String password) {
        Profile old = server.profiles().find(name);
        String hash = server.passwords().hash(password);
        Profile profile = old == null
                ? Profile.of(name, hash, server.time().now())
                : old.withPassword(hash).usedOn(server.time().now());
        Channel primary = server.network().primary();
        List<UpdateType> all = server.installation().sendable();
        primary.inTurn(() -> {
            Entry entry = new Entry();
            entry.change(new Change.ProfileSaved(profile));
            all.stream()
                    .filter(type -> !primary.permissions().rule(type).permits(name))
                    .forEach(type -> primary.permissions()
                            .set(type, primary.permissions().rule(type).grant(name)));
            entry.change(new Change.ChannelSaved(primary.kept()));
            server.submit(entry, null);
        });
    }
}
