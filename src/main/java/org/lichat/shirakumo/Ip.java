package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.BAD_IP_FORMAT;
import static org.lichat.protocol.Shirakumo.IP;
import static org.lichat.protocol.Shirakumo.IP_BAN;
import static org.lichat.protocol.Shirakumo.IP_BLACKLIST;
import static org.lichat.protocol.Shirakumo.IP_TARGETS;
import static org.lichat.protocol.Shirakumo.IP_UNBAN;
import static org.lichat.protocol.Shirakumo.MASK;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Connection;
import org.lichat.domain.Network;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Addresses;
import org.lichat.server.Audit;
import org.lichat.server.Extension;
import org.lichat.server.Inbox;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.shirakumo.AddressBlock.Bits;
import org.lichat.wire.Symbol;

/** Where connections come from, and addresses from which none may come (shirakumo §10). */
@Installed
public final class Ip implements Extension {
    /** How many entries the list has at most; each new connection is held against all of them. */
    static final int MOST = 5_000;

    static final Attribute<List<AddressBlock>> BLACKLISTED =
            Attribute.of("shirakumo:ip-blacklist", SlotType.listOf(AddressBlock.TYPE), List.of());

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.IP);
        server.update(IP_BAN, this::ban);
        server.update(IP_UNBAN, this::unban);
        server.query(IP_BLACKLIST, this::blacklist);
        server.update(BAD_IP_FORMAT);
        for (UpdateType type : List.of(IP_BAN, IP_UNBAN, IP_BLACKLIST)) {
            server.permit(type, REGISTRANT, NO_ONE, NO_ONE);
        }
        server.admittance().connection(Ip::admits);
        server.describeConnection(Symbol.of("shirakumo", "ip"), connection -> Addresses.ipv6(connection.address()));
    }

    private static boolean admits(Server server, Connection connection) {
        List<AddressBlock> entries = server.network().get(BLACKLISTED);
        if (entries.isEmpty()) {
            return true;
        }
        Bits address = address(connection);
        for (AddressBlock entry : entries) {
            if (entry.has(address)) { // 1
                return false;
            }
        }
        return true;
    }

    private static Bits address(Connection connection) {
        return Bits.ofAddress(connection.address().getAddress());
    }

    private void ban(Request request) {
        AddressBlock block = block(request); // 1
        if (block.has(address(request.connection()))) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "Your own address is one of " + block + ".");
        }
        change(request, block, entries -> with(block, entries)); // 2, 3
        drop(request.server(), block); // 4
        request.after(request.server().behindAll(), shown -> request.echo(request.update())); // 5
    }

    /** An entry that is neither more nor less general stays: otherwise a ban would let somebody in. */
    private static List<AddressBlock> with(AddressBlock block, List<AddressBlock> entries) {
        List<AddressBlock> more = new ArrayList<>(entries);
        for (AddressBlock entry : entries) { // 2
            if (block.has(entry.ip())) { // 2.1
                if (block.isLessGeneralThan(entry)) { // 2.1.1
                    return entries;
                } else if (block.mask().hold(entry.mask())) { // 2.1.2
                    more.remove(entry);
                }
            }
        }
        if (more.size() >= MOST) {
            throw new Failure(
                    UPDATE_FAILURE,
                    "The list of banned addresses has " + MOST + " entries, which is the most allowed.");
        }
        more.add(block); // 3
        return List.copyOf(more);
    }

    private static void drop(Server server, AddressBlock block) {
        for (Inbox inbox : server.connections().all()) {
            Connection connection = inbox.connection();
            if (block.has(address(connection))) {
                if (connection.user() == null) {
                    server.connections().close(connection, Closing.REFUSED, "banned");
                } else {
                    server.departures().dismiss(connection, "banned");
                }
            }
        }
    }

    private void unban(Request request) {
        AddressBlock block = block(request);
        change(request, block, entries -> entries.stream()
                .filter(entry -> !(block.has(entry.ip()) && entry.mask().hold(block.mask()))) // 1.1.1
                .toList());
        request.echo(request.update()); // 2
    }

    /** In the primary channel's turn, so that nothing is lost where two administrators change the list. */
    private static void change(Request request, AddressBlock block, UnaryOperator<List<AddressBlock>> change) {
        Network network = request.server().network();
        request.inTurnOf(network.primary(), () -> {
            request.entry().set(network, BLACKLISTED, change.apply(network.get(BLACKLISTED)));
            Audit.note(request, block.toString());
        });
    }

    private static AddressBlock block(Request request) {
        String mask = request.find(MASK);
        return new AddressBlock(
                readable(IP, Bits.ofAddress(request.get(IP))),
                mask == null ? Bits.NONE : readable(MASK, Bits.ofMask(mask)));
    }

    private static Bits readable(Slot<String> slot, @Nullable Bits bits) {
        if (bits == null) {
            throw new Failure(
                    BAD_IP_FORMAT, "The field " + slot + " is an IPv4 or IPv6 address, without prefix length or zone.");
        }
        return bits;
    }

    private void blacklist(Request request) {
        List<AddressBlock> entries = request.server().network().get(BLACKLISTED);
        request.reply(request.update()
                .with(IP_TARGETS, entries.stream().map(AddressBlock::texts).toList())); // 1, 2
    }
}
