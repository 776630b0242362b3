package org.lichat.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Content;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.domain.Payloads;

/** Keeps payloads for as long as the process lives. */
final class MemoryPayloads implements Payloads {
    private final Map<String, Change.PayloadSaved> saved = new ConcurrentHashMap<>();

    @Override
    public @Nullable Payload find(String name) {
        Change.PayloadSaved found = saved.get(name);
        return found == null ? null : found.payload();
    }

    @Override
    public byte[] read(String name, long from, int most) {
        Change.PayloadSaved found = saved.get(name);
        if (found == null || from >= found.payload().size()) {
            return new byte[0];
        }
        byte[] bytes = found.content().bytes();
        return Arrays.copyOfRange(bytes, (int) from, (int) Math.min(bytes.length, from + most));
    }

    @Override
    public List<Payload> of(Name sender) {
        return saved.values().stream()
                .map(Change.PayloadSaved::payload)
                .filter(payload -> payload.owner().sender().equals(sender))
                .toList();
    }

    @Override
    public long size() {
        return saved.values().stream()
                .map(Change.PayloadSaved::content)
                .collect(Collectors.toMap(Content::digest, each -> (long) each.bytes().length, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    void keep(Change.PayloadSaved change) {
        saved.put(change.payload().name(), change);
    }

    void delete(String name) {
        saved.remove(name);
    }

    void deleteAll(Predicate<Payload> some) {
        saved.values().removeIf(each -> some.test(each.payload()));
    }

    void rename(Name from, Name to) {
        saved.replaceAll((name, each) -> {
            Payload.Owner owner = each.payload().owner();
            return owner.channel().equals(from) ? each.of(owner.of(to)) : each;
        });
    }
}
