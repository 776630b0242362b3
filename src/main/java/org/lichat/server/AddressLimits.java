package org.lichat.server;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How much one address may do, to which belongs all of an IPv6 address' /64: connections, logins that fail, and what stays. What is counted
 * is forgotten when the server ends.
 */
public final class AddressLimits {
    public static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS = Setting.integer("max-connections-per-address", 0)
            .between(0, 1_000_000)
            .means("How many connections may come from one address, or from one /64 of IPv6; 0 for any number.")
            .live();
    public static final Setting<Integer> MAX_LOGIN_FAILURES = Setting.integer("max-login-failures", 30)
            .between(0, 100)
            .means(
                    "How many logins from one address may fail within `lichat.login-ban` until none is taken from there; 0 for any number.")
            .live();
    public static final Setting<Duration> LOGIN_BAN = Setting.seconds("login-ban", 900)
            .between(Duration.ofSeconds(1), Duration.ofDays(1))
            .means("How long failed logins count, and how long an address with too many of them may not log in.")
            .live();
    public static final Setting<Integer> MAX_REGISTRATIONS_PER_ADDRESS = Setting.integer(
                    "max-registrations-per-address", 100)
            .between(0, 1_000_000)
            .means("How many new profiles may be registered from one address within 24 hours; 0 for any number.")
            .live();
    public static final Setting<Integer> MAX_CHANNELS_PER_ADDRESS = Setting.integer("max-channels-per-address", 10_000)
            .between(0, 1_000_000)
            .means("How many channels may be created from one address within 24 hours; 0 for any number.")
            .live();
    public static final Setting<Addresses> UNLIMITED_ADDRESSES = Setting.addresses("unlimited-addresses")
            .means("The addresses that none of the limits per address holds for.")
            .live();

    static final Duration DAY = Duration.ofDays(1);

    private final Quota registrations;
    private final Quota channels;
    private final Quota passwords;
    private final Logins logins;

    AddressLimits(Server server) {
        this.registrations = new Quota(server, MAX_REGISTRATIONS_PER_ADDRESS, settings -> DAY);
        this.channels = new Quota(server, MAX_CHANNELS_PER_ADDRESS, settings -> DAY);
        this.passwords = new Quota(server, MAX_LOGIN_FAILURES, settings -> settings.get(LOGIN_BAN));
        this.logins = new Logins(server);
    }

    /** Whether the limits do not hold for the address. */
    static boolean isExempt(InetAddress address, Settings settings) {
        return settings.get(UNLIMITED_ADDRESSES).contains(address);
    }

    /** Logins by password. */
    public Logins logins() {
        return logins;
    }

    /** New profiles. */
    public Quota registrations() {
        return registrations;
    }

    /** New channels. */
    public Quota channels() {
        return channels;
    }

    /** New passwords of profiles there are: as many as logins may fail, since they cost as much. */
    public Quota passwords() {
        return passwords;
    }

    /** Forgets what does not count any more. */
    void forgetOld() {
        registrations.forgetOld();
        channels.forgetOld();
        passwords.forgetOld();
        logins.forgetOld();
    }
}
