package org.lichat.protocol;

import java.util.List;

/** The names of the published extensions as the text has them (shirakumo §1 to §26); {@link Dialect#spellings} knows the others. */
public final class Extensions {
    public static final String BACKFILL = "shirakumo-backfill";
    public static final String DATA = "shirakumo-data";
    public static final String EMOTES = "shirakumo-emotes";
    public static final String EDIT = "shirakumo-edit";
    public static final String CHANNEL_TREES = "shirakumo-channel-trees";
    public static final String CHANNEL_INFO = "shirakumo-channel-info";
    public static final String SERVER_MANAGEMENT = "shirakumo-server-management";
    public static final String PAUSE = "shirakumo-pause";
    public static final String QUIET = "shirakumo-quiet";
    public static final String IP = "shirakumo-ip";
    public static final String BRIDGE = "shirakumo-bridge";
    public static final String LINK = "shirakumo-link";
    public static final String MARKUP = "shirakumo-markup";
    public static final String USER_INFO = "shirakumo-user-info";
    public static final String SHARED_IDENTITY = "shirakumo-shared-identity";
    public static final String ICONS = "shirakumo-icons";
    public static final String SIGN = "shirakumo-sign";
    public static final String HISTORY = "shirakumo-history";
    public static final String BLOCK = "shirakumo-block";
    public static final String REACTIONS = "shirakumo-reactions";
    public static final String REPLIES = "shirakumo-replies";
    public static final String LAST_READ = "shirakumo-last-read";
    public static final String TYPING = "shirakumo-typing";
    public static final String OTP = "shirakumo-otp";
    public static final String URL = "shirakumo-url";
    public static final String ROLES = "shirakumo-roles";

    /** All names above, in the order of their sections. */
    public static final List<String> NAMES = List.of(
            BACKFILL,
            DATA,
            EMOTES,
            EDIT,
            CHANNEL_TREES,
            CHANNEL_INFO,
            SERVER_MANAGEMENT,
            PAUSE,
            QUIET,
            IP,
            BRIDGE,
            LINK,
            MARKUP,
            USER_INFO,
            SHARED_IDENTITY,
            ICONS,
            SIGN,
            HISTORY,
            BLOCK,
            REACTIONS,
            REPLIES,
            LAST_READ,
            TYPING,
            OTP,
            URL,
            ROLES);

    private Extensions() {}
}
