package org.lichat.console;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;
import org.lichat.protocol.Core;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.UpdateType;

/** The types that a sentence tells. */
final class Sentences {
    private static final Map<UpdateType, String> WORDS = Map.ofEntries(
            entry(Core.REGISTER, "{from} is registered, with the password that was just set."),
            entry(Core.KICK, "{from} puts {target} out of {channel}."),
            entry(Core.GRANT, "{target} may {update} in {channel}."),
            entry(Core.DENY, "{target} may not {update} in {channel}."),
            entry(Core.USERS, "In {channel} ({#users}): {users}"),
            entry(Core.CHANNELS, "Channels ({#channels}): {channels}"),
            entry(Core.CAPABILITIES, "What you may do in {channel}: {permitted}"),
            entry(Core.WARNING, "Warning: {text}"),
            entry(Shirakumo.BACKFILL, "That was said in {channel}."),
            entry(Shirakumo.EMOTES, "Emotes of {channel} ({#names}): {names}"),
            entry(Shirakumo.SET_CHANNEL_INFO, "{key} of {channel}: {text}"),
            entry(Shirakumo.SET_USER_INFO, "Your {key}: {text}"),
            entry(Shirakumo.KILL, "{target} is disconnected."),
            entry(Shirakumo.DESTROY, "The channel {channel} has ended."),
            entry(Shirakumo.BAN, "{target} is banned."),
            entry(Shirakumo.UNBAN, "{target} is banned no more."),
            entry(Shirakumo.BLACKLIST, "Banned ({#target}): {target}"),
            entry(Shirakumo.QUIET, "What {target} says in {channel} is not seen by others any more."),
            entry(Shirakumo.UNQUIET, "What {target} says in {channel} is seen again."),
            entry(Shirakumo.QUIETED, "Not seen by others in {channel} ({#target}): {target}"),
            entry(Shirakumo.BRIDGE, "You may speak for others in {channel}."),
            entry(Shirakumo.BLOCK, "You do not see what {target} says any more."),
            entry(Shirakumo.UNBLOCK, "You see what {target} says again."),
            entry(Shirakumo.BLOCKED, "Blocked ({#target}): {target}"),
            entry(
                    Shirakumo.SHARE_IDENTITY,
                    "Whoever has this key may speak as you, once used by /assume-identity: {key}"),
            entry(Shirakumo.UNSHARE_IDENTITY, "Taken back: nobody may speak as you by that."),
            entry(Shirakumo.ASSUME_IDENTITY, "You may speak as {target}: /as NAME TEXT."),
            entry(Shirakumo.ROLES, "Roles in {channel} ({#roles}): {roles}"),
            entry(Shirakumo.DELETE_ROLE, "The role {role} is removed from {channel}."),
            entry(Shirakumo.ASSIGN_ROLE, "{target} has the role {role} in {channel}."),
            entry(Shirakumo.REMOVE_ROLE, "{target} has the role {role} in {channel} no more."),
            entry(OwnUpdates.PASSWD, "{target} has another password."),
            entry(OwnUpdates.EXPORT, "All that is kept of {target}:\n{text}"),
            entry(OwnUpdates.ERASE, "What was kept of {target} is erased."),
            entry(OwnUpdates.EXPUNGE, "It is deleted from what is kept of {channel}."),
            entry(OwnUpdates.RESET_OTP, "{target} needs no one-time passwords any more."));

    static final Map<UpdateType, Sentence> BY_TYPE = WORDS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, type -> new Sentence(type.getValue())));

    private Sentences() {}
}
