package org.lichat.protocol;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.CONNECT;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Core.PERMISSION_RULES;
import static org.lichat.protocol.Core.REGISTER;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.TARGET_UPDATE;
import static org.lichat.protocol.Core.TEXT_UPDATE;
import static org.lichat.protocol.Core.UPDATE;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Core.USER_INFO;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;

import java.util.List;
import java.util.Map;
import org.lichat.wire.Symbol;

/** The slots and update types of the published extensions, their failures included; the extensions' names are in {@link Extensions}. */
public final class Shirakumo {
    public static final Slot<Long> SINCE = Slot.integer(":since");
    public static final Slot<String> CONTENT_TYPE = Slot.string(":content-type");
    public static final Slot<String> FILENAME = Slot.string(":filename");
    /** In base 64. */
    public static final Slot<String> PAYLOAD = Slot.string(":payload");

    public static final Slot<List<String>> ALLOWED_CONTENT_TYPES =
            Slot.listOf(":allowed-content-types", SlotType.STRING);
    public static final Slot<List<String>> EMOTE_NAMES = Slot.listOf(":names", SlotType.STRING);
    public static final Slot<String> EMOTE_NAME = Slot.string(":name");
    public static final Slot<InfoKeys> INFO_KEYS = Slot.of(":keys", InfoKeys.TYPE);
    /** Of channels and of users. */
    public static final Slot<Symbol> INFO_KEY = Slot.of(":key", InfoKeys.KEY);
    /** Those on a list, where {@link Core#TARGET} is but one. */
    public static final Slot<List<String>> TARGETS = Slot.listOf(":target", SlotType.STRING);
    /** In seconds. */
    public static final Slot<Long> BY = Slot.integer(":by");

    public static final Slot<String> IP = Slot.string(":ip");
    public static final Slot<String> MASK = Slot.string(":mask");
    /** Each a list of an address and a mask. */
    public static final Slot<List<List<String>>> IP_TARGETS = Slot.listOf(":target", SlotType.listOf(SlotType.STRING));
    /** Whom the bridge speaks for, as it is sent; the bridge, as others see it. */
    public static final Slot<String> BRIDGE_NAME = Slot.string("shirakumo:bridge");

    public static final Slot<String> LINK = Slot.string("shirakumo:link");
    public static final Slot<List<Object>> RICH = Slot.of("shirakumo:rich", SlotType.LIST);
    public static final Slot<List<Object>> INFO = Slot.of("shirakumo:info", SlotType.LIST);
    public static final Slot<String> IDENTITY_KEY = Slot.string(":key");
    /** The lending map, which is in the text only (shirakumo §15). */
    public static final Slot<List<Object>> SHARES = Slot.of(":shares", SlotType.LIST);

    public static final Slot<List<Object>> IDENTITIES = Slot.of(":identities", SlotType.LIST);
    public static final Slot<String> SIGNATURE = Slot.string("shirakumo:signature");
    public static final Slot<List<Object>> RESULTS = Slot.of(":results", SlotType.LIST);
    public static final Slot<Long> OFFSET = Slot.integer(":offset");
    public static final Slot<List<Object>> QUERY = Slot.of(":query", SlotType.LIST);
    /** An emoji, or the name of an emote. */
    public static final Slot<String> REACTION = Slot.string(":emote");
    /** A list of the sender and the id of what is replied to. */
    public static final Slot<List<Object>> REPLY_TO = Slot.of("shirakumo:reply-to", SlotType.LIST);

    public static final Slot<String> OTP_TOKEN = Slot.string("shirakumo:otp-token");
    public static final Slot<String> OTP_KEY = Slot.string("shirakumo:otp-key");
    public static final Slot<String> ROLE_NAME = Slot.string("shirakumo:role");
    public static final Slot<List<String>> ROLE_NAMES = Slot.listOf("shirakumo:roles", SlotType.STRING);

    public static final UpdateType BACKFILL = define("backfill", CHANNEL_UPDATE).allows(SINCE);
    public static final UpdateType DATA =
            define("data", CHANNEL_UPDATE).requires(CONTENT_TYPE, PAYLOAD).allows(FILENAME);
    public static final UpdateType BAD_CONTENT_TYPE =
            failure("bad-content-type").requires(ALLOWED_CONTENT_TYPES);

    /** A channel-update whose channel may be absent: then it is about the primary one. */
    public static final UpdateType EMOTES = define("emotes", CHANNEL_UPDATE).allows(CHANNEL, EMOTE_NAMES);

    public static final UpdateType EMOTE = define("emote", CHANNEL_UPDATE).requires(CONTENT_TYPE, EMOTE_NAME, PAYLOAD);
    public static final UpdateType EMOTE_LIST_FULL = failure("emote-list-full");
    public static final UpdateType EDIT = define("edit", MESSAGE);
    public static final UpdateType NO_SUCH_PARENT_CHANNEL = failure("no-such-parent-channel");
    public static final UpdateType CHANNEL_INFO =
            define("channel-info", CHANNEL_UPDATE).requires(INFO_KEYS);
    public static final UpdateType SET_CHANNEL_INFO =
            define("set-channel-info", CHANNEL_UPDATE, TEXT_UPDATE).requires(INFO_KEY);
    public static final UpdateType NO_SUCH_CHANNEL_INFO =
            failure("no-such-channel-info").requires(INFO_KEY);
    public static final UpdateType MALFORMED_CHANNEL_INFO = failure("malformed-channel-info");
    public static final UpdateType KILL = define("kill", TARGET_UPDATE);
    public static final UpdateType DESTROY = define("destroy", CHANNEL_UPDATE);
    public static final UpdateType BAN = define("ban", TARGET_UPDATE);
    public static final UpdateType UNBAN = define("unban", TARGET_UPDATE);
    public static final UpdateType BLACKLIST = define("blacklist", UPDATE).allows(TARGETS);
    public static final UpdateType PAUSE = define("pause", CHANNEL_UPDATE).requires(BY);
    public static final UpdateType QUIET = define("quiet", CHANNEL_UPDATE, TARGET_UPDATE);
    public static final UpdateType UNQUIET = define("unquiet", CHANNEL_UPDATE, TARGET_UPDATE);
    public static final UpdateType QUIETED = define("quieted", CHANNEL_UPDATE).allows(TARGETS);

    /** The text says that the mask is optional. */
    public static final UpdateType IP_BAN =
            define("ip-ban", UPDATE).requires(IP).allows(MASK);

    public static final UpdateType IP_UNBAN =
            define("ip-unban", UPDATE).requires(IP).allows(MASK);
    public static final UpdateType IP_BLACKLIST = define("ip-blacklist", UPDATE).allows(IP_TARGETS);
    public static final UpdateType BAD_IP_FORMAT = failure("bad-ip-format");
    public static final UpdateType BRIDGE = define("bridge", CHANNEL_UPDATE);
    public static final UpdateType SET_USER_INFO =
            define("set-user-info", TEXT_UPDATE).requires(INFO_KEY).onlyFor(Extensions.USER_INFO);
    public static final UpdateType MALFORMED_USER_INFO = failure("malformed-user-info");
    public static final UpdateType NO_SUCH_USER_INFO =
            failure("no-such-user-info").requires(INFO_KEY);
    public static final UpdateType SHARE_IDENTITY =
            define("share-identity", UPDATE).allows(IDENTITY_KEY);
    public static final UpdateType UNSHARE_IDENTITY =
            define("unshare-identity", UPDATE).allows(IDENTITY_KEY).onlyFor(Extensions.SHARED_IDENTITY);
    public static final UpdateType LIST_SHARED_IDENTITIES =
            define("list-shared-identities", UPDATE).allows(SHARES, IDENTITIES);
    public static final UpdateType ASSUME_IDENTITY =
            define("assume-identity", TARGET_UPDATE).requires(IDENTITY_KEY);

    /** In the text only (shirakumo §15). */
    public static final UpdateType IDENTITY_ALREADY_USED = failure("identity-already-used");

    public static final UpdateType SEARCH = define("search", CHANNEL_UPDATE).allows(RESULTS, OFFSET, QUERY);
    public static final UpdateType BLOCK = define("block", TARGET_UPDATE).onlyFor(Extensions.BLOCK);
    public static final UpdateType UNBLOCK = define("unblock", TARGET_UPDATE).onlyFor(Extensions.BLOCK);
    public static final UpdateType BLOCKED = define("blocked", UPDATE).allows(TARGETS);
    public static final UpdateType REACT = define("react", CHANNEL_UPDATE)
            .requires(TARGET, UPDATE_ID, REACTION)
            .onlyFor(Extensions.REACTIONS);
    public static final UpdateType LAST_READ =
            define("last-read", CHANNEL_UPDATE).allows(TARGET, UPDATE_ID).onlyFor(Extensions.LAST_READ);
    public static final UpdateType TYPING = define("typing", CHANNEL_UPDATE).onlyFor(Extensions.TYPING);
    public static final UpdateType INVALID_OTP_KEY = failure("invalid-otp-key");
    public static final UpdateType ROLE_UPDATE =
            define("role-update", CHANNEL_UPDATE).requires(ROLE_NAME);
    public static final UpdateType ROLE =
            define("role", ROLE_UPDATE).allows(PERMISSION_RULES).onlyFor(Extensions.ROLES);
    public static final UpdateType DELETE_ROLE =
            define("delete-role", ROLE_UPDATE).onlyFor(Extensions.ROLES);
    public static final UpdateType ASSIGN_ROLE =
            define("assign-role", ROLE_UPDATE, TARGET_UPDATE).onlyFor(Extensions.ROLES);
    public static final UpdateType REMOVE_ROLE =
            define("remove-role", ROLE_UPDATE, TARGET_UPDATE).onlyFor(Extensions.ROLES);
    public static final UpdateType ROLES = define("roles", CHANNEL_UPDATE).allows(TARGET, ROLE_NAMES);

    /** Published as a role-update, which no answer to an update that was refused can be (§3.2). */
    public static final UpdateType NO_SUCH_ROLE = failure("no-such-role").requires(ROLE_NAME);

    /** All types above, in the order in which they are published. */
    public static final List<UpdateType> TYPES = List.of(
            BACKFILL,
            DATA,
            BAD_CONTENT_TYPE,
            EMOTES,
            EMOTE,
            EMOTE_LIST_FULL,
            EDIT,
            NO_SUCH_PARENT_CHANNEL,
            CHANNEL_INFO,
            SET_CHANNEL_INFO,
            NO_SUCH_CHANNEL_INFO,
            MALFORMED_CHANNEL_INFO,
            KILL,
            DESTROY,
            BAN,
            UNBAN,
            BLACKLIST,
            PAUSE,
            QUIET,
            UNQUIET,
            QUIETED,
            IP_BAN,
            IP_UNBAN,
            IP_BLACKLIST,
            BAD_IP_FORMAT,
            BRIDGE,
            SET_USER_INFO,
            MALFORMED_USER_INFO,
            NO_SUCH_USER_INFO,
            SHARE_IDENTITY,
            UNSHARE_IDENTITY,
            LIST_SHARED_IDENTITIES,
            ASSUME_IDENTITY,
            IDENTITY_ALREADY_USED,
            SEARCH,
            BLOCK,
            UNBLOCK,
            BLOCKED,
            REACT,
            LAST_READ,
            TYPING,
            INVALID_OTP_KEY,
            ROLE_UPDATE,
            ROLE,
            DELETE_ROLE,
            ASSIGN_ROLE,
            REMOVE_ROLE,
            ROLES,
            NO_SUCH_ROLE);

    /** The optional slots that extensions add to types of the core (§6). */
    public static final Map<UpdateType, List<Slot<?>>> FIELDS = Map.of(
            CHANNEL_UPDATE, List.of(BRIDGE_NAME),
            MESSAGE, List.of(LINK, REPLY_TO),
            TEXT_UPDATE, List.of(RICH),
            USER_INFO, List.of(INFO),
            UPDATE, List.of(SIGNATURE),
            CONNECT, List.of(OTP_TOKEN),
            REGISTER, List.of(OTP_KEY));

    private Shirakumo() {}

    private static UpdateType define(String name, UpdateType... superclasses) {
        return UpdateType.define("shirakumo:" + name, superclasses);
    }

    private static UpdateType failure(String name) {
        return define(name, UPDATE_FAILURE);
    }
}
