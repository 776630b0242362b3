package org.lichat.protocol;

import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.PASSWORD;
import static org.lichat.protocol.Core.TARGET_UPDATE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.UPDATE_ID;

import java.util.List;

/** The update types that only this server knows, in the package {@link UpdateType#OWN}: what administrators do for and with others. */
public final class OwnUpdates {
    /** Gives a registered user another password, which the answer does not repeat; so the field is no required one. */
    public static final UpdateType PASSWD =
            UpdateType.define("lichat-ee:passwd", TARGET_UPDATE).allows(PASSWORD);

    /** Asks for everything that is kept of a person, which the answer has in its text. */
    public static final UpdateType EXPORT =
            UpdateType.define("lichat-ee:export", TARGET_UPDATE).allows(TEXT);

    /** Ends everything that is kept of a person. */
    public static final UpdateType ERASE = UpdateType.define("lichat-ee:erase", TARGET_UPDATE);

    /** Deletes what the target sent to the channel, or what of it has that id, from what is kept (shirakumo §18). */
    public static final UpdateType EXPUNGE = UpdateType.define("lichat-ee:expunge", CHANNEL_UPDATE, TARGET_UPDATE)
            .allows(UPDATE_ID);

    /** Lets a registered user log in by the password alone again, who has lost what generates the others (shirakumo §24). */
    public static final UpdateType RESET_OTP = UpdateType.define("lichat-ee:reset-otp", TARGET_UPDATE);

    /** All types above. */
    public static final List<UpdateType> TYPES = List.of(PASSWD, EXPORT, ERASE, EXPUNGE, RESET_OTP);

    private OwnUpdates() {}
}
