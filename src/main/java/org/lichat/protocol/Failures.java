package org.lichat.protocol;

import static org.lichat.protocol.Core.COMPATIBLE_VERSIONS;
import static org.lichat.protocol.Core.TEXT_UPDATE;
import static org.lichat.protocol.Core.UPDATE_ID;

import java.util.List;

/**
 * The failure types of the core protocol (§3.2). Those published without {@code :update-id} may carry one all the same: it is added
 * whenever the failed update's id could be read.
 */
public final class Failures {
    public static final UpdateType FAILURE =
            UpdateType.define("lichat:failure", TEXT_UPDATE).allows(UPDATE_ID);
    public static final UpdateType MALFORMED_UPDATE = UpdateType.define("lichat:malformed-update", FAILURE);
    public static final UpdateType UPDATE_TOO_LONG = UpdateType.define("lichat:update-too-long", FAILURE);
    public static final UpdateType CONNECTION_UNSTABLE = UpdateType.define("lichat:connection-unstable", FAILURE);
    public static final UpdateType TOO_MANY_CONNECTIONS = UpdateType.define("lichat:too-many-connections", FAILURE);
    public static final UpdateType UPDATE_FAILURE =
            UpdateType.define("lichat:update-failure", FAILURE).requires(UPDATE_ID);
    public static final UpdateType INVALID_UPDATE = failure("invalid-update");
    public static final UpdateType ALREADY_CONNECTED = failure("already-connected");
    public static final UpdateType USERNAME_MISMATCH = failure("username-mismatch");
    public static final UpdateType INCOMPATIBLE_VERSION =
            failure("incompatible-version").requires(COMPATIBLE_VERSIONS);
    public static final UpdateType INVALID_PASSWORD = failure("invalid-password");
    public static final UpdateType NO_SUCH_PROFILE = failure("no-such-profile");
    public static final UpdateType USERNAME_TAKEN = failure("username-taken");
    public static final UpdateType NO_SUCH_CHANNEL = failure("no-such-channel");
    public static final UpdateType REGISTRATION_REJECTED = failure("registration-rejected");
    public static final UpdateType ALREADY_IN_CHANNEL = failure("already-in-channel");
    public static final UpdateType NOT_IN_CHANNEL = failure("not-in-channel");
    public static final UpdateType CHANNELNAME_TAKEN = failure("channelname-taken");
    public static final UpdateType TOO_MANY_CHANNELS = failure("too-many-channels");
    public static final UpdateType BAD_NAME = failure("bad-name");
    public static final UpdateType INSUFFICIENT_PERMISSIONS = failure("insufficient-permissions");
    public static final UpdateType INVALID_PERMISSIONS = failure("invalid-permissions");
    public static final UpdateType NO_SUCH_USER = failure("no-such-user");
    public static final UpdateType TOO_MANY_UPDATES = failure("too-many-updates");
    public static final UpdateType CLOCK_SKEWED = failure("clock-skewed");

    /** All types above. */
    public static final List<UpdateType> TYPES = List.of(
            FAILURE,
            MALFORMED_UPDATE,
            UPDATE_TOO_LONG,
            CONNECTION_UNSTABLE,
            TOO_MANY_CONNECTIONS,
            UPDATE_FAILURE,
            INVALID_UPDATE,
            ALREADY_CONNECTED,
            USERNAME_MISMATCH,
            INCOMPATIBLE_VERSION,
            INVALID_PASSWORD,
            NO_SUCH_PROFILE,
            USERNAME_TAKEN,
            NO_SUCH_CHANNEL,
            REGISTRATION_REJECTED,
            ALREADY_IN_CHANNEL,
            NOT_IN_CHANNEL,
            CHANNELNAME_TAKEN,
            TOO_MANY_CHANNELS,
            BAD_NAME,
            INSUFFICIENT_PERMISSIONS,
            INVALID_PERMISSIONS,
            NO_SUCH_USER,
            TOO_MANY_UPDATES,
            CLOCK_SKEWED);

    private Failures() {}

    private static UpdateType failure(String name) {
        return UpdateType.define("lichat:" + name, UPDATE_FAILURE);
    }
}
