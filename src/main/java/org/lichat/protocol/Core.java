package org.lichat.protocol;

import java.util.List;
import org.lichat.wire.Symbol;

/** The slots and update types of the core protocol, line for line as published; the failures are in {@link Failures}. */
public final class Core {
    public static final Slot<Id> ID = Slot.id(":id");
    public static final Slot<Long> CLOCK = Slot.integer(":clock");
    public static final Slot<String> FROM = Slot.string(":from");
    public static final Slot<String> PASSWORD = Slot.string(":password");
    public static final Slot<String> VERSION = Slot.string(":version");
    public static final Slot<List<String>> EXTENSIONS = Slot.listOf(":extensions", SlotType.STRING);
    public static final Slot<String> CHANNEL = Slot.string(":channel");
    public static final Slot<String> TARGET = Slot.string(":target");
    public static final Slot<String> TEXT = Slot.string(":text");
    public static final Slot<List<List<Object>>> PERMISSION_RULES = Slot.listOf(":permissions", SlotType.LIST);
    public static final Slot<Symbol> UPDATE_TYPE = Slot.symbol(":update");
    public static final Slot<List<String>> USER_NAMES = Slot.listOf(":users", SlotType.STRING);
    public static final Slot<List<String>> CHANNEL_NAMES = Slot.listOf(":channels", SlotType.STRING);
    public static final Slot<Boolean> REGISTERED = Slot.flag(":registered");
    public static final Slot<Long> CONNECTION_COUNT = Slot.integer(":connections");
    public static final Slot<List<Symbol>> PERMITTED = Slot.listOf(":permitted", SlotType.SYMBOL);
    public static final Slot<List<List<Object>>> ATTRIBUTES = Slot.listOf(":attributes", SlotType.LIST);
    public static final Slot<List<List<List<Object>>>> CONNECTION_ATTRIBUTES =
            Slot.listOf(":connections", SlotType.listOf(SlotType.LIST));
    public static final Slot<Id> UPDATE_ID = Slot.id(":update-id");
    public static final Slot<List<String>> COMPATIBLE_VERSIONS = Slot.listOf(":compatible-versions", SlotType.STRING);

    public static final UpdateType UPDATE =
            UpdateType.define("lichat:update").requires(ID).allows(CLOCK, FROM);
    public static final UpdateType PING = UpdateType.define("lichat:ping", UPDATE);
    public static final UpdateType PONG = UpdateType.define("lichat:pong", UPDATE);

    /** Published with {@code :extensions} as required, which clients leave out all the same. */
    public static final UpdateType CONNECT =
            UpdateType.define("lichat:connect", UPDATE).requires(VERSION).allows(PASSWORD, EXTENSIONS);

    public static final UpdateType DISCONNECT = UpdateType.define("lichat:disconnect", UPDATE);
    public static final UpdateType REGISTER =
            UpdateType.define("lichat:register", UPDATE).requires(PASSWORD);
    public static final UpdateType CHANNEL_UPDATE =
            UpdateType.define("lichat:channel-update", UPDATE).requires(CHANNEL);
    public static final UpdateType TARGET_UPDATE =
            UpdateType.define("lichat:target-update", UPDATE).requires(TARGET);
    public static final UpdateType TEXT_UPDATE =
            UpdateType.define("lichat:text-update", UPDATE).requires(TEXT);
    public static final UpdateType JOIN = UpdateType.define("lichat:join", CHANNEL_UPDATE);
    public static final UpdateType LEAVE = UpdateType.define("lichat:leave", CHANNEL_UPDATE);
    public static final UpdateType MESSAGE = UpdateType.define("lichat:message", CHANNEL_UPDATE, TEXT_UPDATE);
    public static final UpdateType CREATE =
            UpdateType.define("lichat:create", UPDATE).allows(CHANNEL);
    public static final UpdateType KICK = UpdateType.define("lichat:kick", CHANNEL_UPDATE, TARGET_UPDATE);
    public static final UpdateType PULL = UpdateType.define("lichat:pull", CHANNEL_UPDATE, TARGET_UPDATE);
    public static final UpdateType PERMISSIONS =
            UpdateType.define("lichat:permissions", CHANNEL_UPDATE).allows(PERMISSION_RULES);
    public static final UpdateType GRANT =
            UpdateType.define("lichat:grant", CHANNEL_UPDATE, TARGET_UPDATE).requires(UPDATE_TYPE);
    public static final UpdateType DENY =
            UpdateType.define("lichat:deny", CHANNEL_UPDATE, TARGET_UPDATE).requires(UPDATE_TYPE);
    public static final UpdateType USERS =
            UpdateType.define("lichat:users", CHANNEL_UPDATE).allows(USER_NAMES);

    /** A channel-update whose channel may be absent: then the top level is listed (§5.5.1, shirakumo §5). */
    public static final UpdateType CHANNELS =
            UpdateType.define("lichat:channels", CHANNEL_UPDATE).allows(CHANNEL, CHANNEL_NAMES);

    public static final UpdateType USER_INFO =
            UpdateType.define("lichat:user-info", TARGET_UPDATE).allows(REGISTERED, CONNECTION_COUNT);
    public static final UpdateType CAPABILITIES =
            UpdateType.define("lichat:capabilities", CHANNEL_UPDATE).allows(PERMITTED);

    /** Published with both lists as required, which no request can know. */
    public static final UpdateType SERVER_INFO =
            UpdateType.define("lichat:server-info", TARGET_UPDATE).allows(ATTRIBUTES, CONNECTION_ATTRIBUTES);

    public static final UpdateType WARNING =
            UpdateType.define("lichat:warning", TEXT_UPDATE).requires(UPDATE_ID);
    public static final UpdateType UPDATES_THROTTLED = UpdateType.define("lichat:updates-throttled", WARNING);

    /** All types above. */
    public static final List<UpdateType> TYPES = List.of(
            UPDATE,
            PING,
            PONG,
            CONNECT,
            DISCONNECT,
            REGISTER,
            CHANNEL_UPDATE,
            TARGET_UPDATE,
            TEXT_UPDATE,
            JOIN,
            LEAVE,
            MESSAGE,
            CREATE,
            KICK,
            PULL,
            PERMISSIONS,
            GRANT,
            DENY,
            USERS,
            CHANNELS,
            USER_INFO,
            CAPABILITIES,
            SERVER_INFO,
            WARNING,
            UPDATES_THROTTLED);

    private Core() {}
}
