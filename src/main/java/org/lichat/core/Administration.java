package org.lichat.core;

import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.PASSWORD;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;
import static org.lichat.protocol.Failures.NO_SUCH_PROFILE;
import static org.lichat.protocol.Failures.NO_SUCH_USER;
import static org.lichat.protocol.Failures.REGISTRATION_REJECTED;
import static org.lichat.protocol.OwnUpdates.ERASE;
import static org.lichat.protocol.OwnUpdates.EXPORT;
import static org.lichat.protocol.OwnUpdates.PASSWD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** What administrators do for and with other people, in updates of our own: a new password, all that is kept of them, and its end. */
@Installed
public final class Administration implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(UpdateType.OWN);
        server.update(PASSWD, this::passwd);
        server.update(EXPORT, this::export);
        server.update(ERASE, this::erase);
        server.onStart(Erasure::complete);
        for (UpdateType type : List.of(PASSWD, EXPORT, ERASE)) {
            server.permit(type, REGISTRANT, NO_ONE, NO_ONE);
            // All are also about people who are away, the last two about those who were never registered.
            server.exempt(type, Checks.TARGET_EXISTS);
        }
    }

    private void passwd(Request request) {
        Server server = request.server();
        Name target = target(request);
        String password = acceptable(request.find(PASSWORD));
        if (!server.profiles().has(target) && server.network().user(target) == null) {
            throw noSuchUser(target);
        }
        request.after(
                request.lookUp(() -> registered(server, target)).thenCompose(profile -> server.passwords()
                        .hash(request.connection().address(), password)
                        .thenApply(profile::withPassword)),
                changed -> request.inTurnOf(server.network().primary(), () -> {
                    save(request, changed);
                    Audit.note(request);
                    request.reply(request.update().without(PASSWORD));
                }));
    }

    /** In the turn of the primary channel, where profiles change. */
    private static void save(Request request, Profile changed) {
        Server server = request.server();
        if (!server.profiles().has(changed.name())) { // not any more
            throw noSuchProfile(changed.name());
        }
        User user = server.network().user(changed.name());
        if (user != null && user.profile() != null) {
            request.entry().save(user, now -> now == null ? changed : now.withPassword(changed.password()));
        } else {
            request.entry().change(new Change.ProfileSaved(changed));
        }
    }

    private static String acceptable(@Nullable String password) {
        if (password == null) {
            throw new Failure(MALFORMED_UPDATE, "The update " + PASSWD + " lacks its field " + PASSWORD + ".");
        }
        String objection = Registration.objectionTo(password);
        if (objection != null) {
            throw new Failure(REGISTRATION_REJECTED, objection);
        }
        return password;
    }

    private static Profile registered(Server server, Name name) {
        Profile profile = server.profiles().find(name);
        if (profile == null) {
            throw noSuchProfile(name);
        }
        return profile;
    }

    private void export(Request request) {
        Server server = request.server();
        Name target = target(request);
        long limit = request.setting(Settings.MAX_UPDATE_SIZE);
        request.after(
                server.behindAll().thenCompose(now -> request.lookUp(() -> document(server, target, limit))), text -> {
                    Update answer = request.update().with(TEXT, text);
                    if (Frame.of(answer).size() > limit) {
                        throw tooLarge(target);
                    }
                    Audit.note(request);
                    request.reply(answer);
                });
    }

    private static String document(Server server, Name target, long limit) {
        ByteArrayOutputStream document = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (count > limit) {
                    throw tooLarge(target);
                }
            }
        };
        try {
            known(server, target).write(document);
        } catch (IOException impossible) { // in memory
            throw new UncheckedIOException(impossible);
        }
        return document.toString(StandardCharsets.UTF_8);
    }

    private static Failure tooLarge(Name target) {
        return new Failure(
                FAILURE,
                "What is kept of " + target + " is larger than " + Settings.MAX_UPDATE_SIZE
                        + "; it can only be exported by the command of the server.");
    }

    private void erase(Request request) {
        Name target = target(request);
        request.after(request.lookUp(() -> known(request.server(), target)), known -> {
            Erasure.erase(request, target);
        });
    }

    /** What is kept of a person of whom there is anything. */
    private static PersonalData known(Server server, Name target) {
        PersonalData data = PersonalData.of(server, target);
        if (server.network().user(target) == null && data.isEmpty()) {
            throw noSuchUser(target);
        }
        return data;
    }

    private static Name target(Request request) {
        Name target = Name.of(request.get(TARGET));
        if (target.equals(request.server().network().server().name())) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "The server's user " + target + " is nobody.");
        }
        return target;
    }

    private static Failure noSuchUser(Name target) {
        return new Failure(NO_SUCH_USER, "There is no user " + target + ".");
    }

    private static Failure noSuchProfile(Name target) {
        return new Failure(NO_SUCH_PROFILE, "The name " + target + " is not registered.");
    }
}
