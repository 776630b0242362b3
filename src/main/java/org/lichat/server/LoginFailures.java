package org.lichat.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.lichat.domain.Name;

/**
 * Which logins have failed, by the block of the address and by the name, and who has logged in from where. An address with many failures is
 * banned; a name never is, since its owner comes from elsewhere.
 */
final class LoginFailures {
    /** How long the login behind a first failure waits; each further one doubles it. */
    static final Duration FIRST_DELAY = Duration.ofMillis(100);

    /** How long it waits at most because of its address. */
    static final Duration MOST_OF_ADDRESS = Duration.ofSeconds(5);

    /** How long it waits at most because of its name. */
    static final Duration MOST_OF_NAME = Duration.ofSeconds(2);

    /** How long who has logged in to a name from an address is known there. */
    static final Duration ACQUAINTANCE = Duration.ofDays(30);

    private static final int MOST_DOUBLINGS = 6;

    private final Time time;
    private final Recent<InetAddress, OfBlock> blocks = new Recent<>();
    private final Recent<Name, OfName> names = new Recent<>();
    private final Recent<Login, Long> logins = new Recent<>();

    /** A login that failed, or did not. */
    private record Login(InetAddress block, Name name) {}

    private record Failed(Name name, long mark) {}

    private static final class OfBlock {
        private final Deque<Failed> failed = new ArrayDeque<>(2);
        private boolean banned;
        private long bannedOn;
    }

    private static final class OfName {
        private int count;
        private long last;
    }

    LoginFailures(Time time) {
        this.time = time;
    }

    /** For how long nobody may log in from the address, zero if anybody may. */
    synchronized Duration ban(InetAddress address, Duration length) {
        OfBlock block = blocks.find(Addresses.block(address));
        if (block == null || !block.banned) {
            return Duration.ZERO;
        }
        Duration left = length.minus(time.since(block.bannedOn));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long the next login to the name from the address has to wait; failures count for that time. */
    synchronized Duration delay(InetAddress address, Name name, Duration memory) {
        InetAddress block = Addresses.block(address);
        Long mark = logins.find(new Login(block, name));
        if (mark != null && time.since(mark).compareTo(ACQUAINTANCE) < 0) {
            return Duration.ZERO;
        }
        OfBlock ofBlock = blocks.find(block);
        OfName ofName = names.find(name);
        if (ofBlock != null) {
            forgetOld(ofBlock, memory);
        }
        int own = ofBlock == null ? 0 : ofBlock.failed.size();
        int others = ofName == null || isOld(ofName.last, memory) ? 0 : ofName.count;
        return delay(own, MOST_OF_ADDRESS).plus(delay(others, MOST_OF_NAME));
    }

    private static Duration delay(int failures, Duration most) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return delay.compareTo(most) < 0 ? delay : most;
    }

    /** Notes one that failed; whether the address is banned from now on because it is the last of so many. */
    synchronized boolean failed(InetAddress address, Name name, int most, Duration memory) {
        OfName ofName = names.touch(name, OfName::new);
        ofName.count = isOld(ofName.last, memory) ? 1 : ofName.count + 1;
        ofName.last = time.mark();
        OfBlock block = blocks.touch(Addresses.block(address), OfBlock::new);
        if (block.banned && !isOld(block.bannedOn, memory)) {
            return false;
        }
        forgetOld(block, memory);
        block.failed.add(new Failed(name, time.mark()));
        block.banned = block.failed.size() >= most;
        if (block.banned) {
            block.bannedOn = time.mark();
            block.failed.clear();
        }
        return block.banned;
    }

    /** Notes one that did not fail: what failed from there with that name was its owner's, what failed with others stays. */
    synchronized void succeeded(InetAddress address, Name name) {
        InetAddress block = Addresses.block(address);
        logins.put(new Login(block, name), time.mark());
        OfBlock ofBlock = blocks.find(block);
        if (ofBlock != null) {
            ofBlock.failed.removeIf(failed -> failed.name.equals(name));
        }
    }

    synchronized void forgetOld(Duration memory) {
        blocks.forget(block -> {
            forgetOld(block, memory);
            return block.failed.isEmpty() && (!block.banned || isOld(block.bannedOn, memory));
        });
        names.forget(name -> isOld(name.last, memory));
        logins.forget(mark -> isOld(mark, ACQUAINTANCE));
    }

    private void forgetOld(OfBlock block, Duration memory) {
        block.failed.removeIf(failed -> isOld(failed.mark, memory));
    }

    private boolean isOld(long mark, Duration memory) {
        return time.since(mark).compareTo(memory) >= 0;
    }

    /** Of how many addresses and names something is known. */
    synchronized int size() {
        return blocks.size() + names.size() + logins.size();
    }
}
