package org.lichat.core;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Attributes;
import org.lichat.domain.Channel;
import org.lichat.domain.History;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.domain.Profile;
import org.lichat.domain.Rule;
import org.lichat.domain.Said;
import org.lichat.domain.Stores;
import org.lichat.server.Server;

/**
 * Everything that is kept of one person, as a document in JSON (RFC 8259).
 *
 * @param profile null when the name is not registered
 * @param channels those that mention the person
 * @param payloads what the person has sent beside updates
 */
public record PersonalData(
        Name person, @Nullable Profile profile, List<KeptChannel> channels, List<Payload> payloads, History history) {

    /** What is in the stores; does I/O. */
    public static PersonalData of(Stores stores, Name person) {
        List<KeptChannel> channels = stores.channels().all().stream()
                .filter(channel -> concerns(channel, person))
                .toList();
        return new PersonalData(
                person,
                stores.profiles().find(person),
                channels,
                stores.payloads().of(person),
                stores.history());
    }

    /** The same for a server that is running; does I/O. */
    static PersonalData of(Server server, Name person) {
        List<KeptChannel> channels = server.network().channels().stream()
                .map(Channel::kept)
                .filter(channel -> concerns(channel, person))
                .toList();
        return new PersonalData(
                person,
                server.profiles().find(person),
                channels,
                server.payloads().of(person),
                server.history());
    }

    private static boolean concerns(KeptChannel channel, Name person) {
        return channel.mentions(person)
                || !channel.attributes().mentioning(person).isEmpty();
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        boolean[] none = {profile == null && channels.isEmpty() && payloads.isEmpty()};
        if (none[0]) {
            history.concerning(person, said -> {
                none[0] = false;
                return false;
            });
        }
        return none[0];
    }

    /** Writes the document in UTF-8, update by update as they are read. The stream stays open. */
    public void write(OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory();
        try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("person", person.toString());
            writeProfile(json);
            writeChannels(json);
            writePayloads(json);
            writeSaid(json);
            json.writeEndObject();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void writeProfile(JsonGenerator json) throws IOException {
        if (profile == null) {
            return;
        }
        json.writeObjectFieldStart("profile");
        json.writeStringField("name", profile.name().toString());
        json.writeStringField("registered-on", profile.registeredOn().toString());
        json.writeStringField("last-used", profile.lastUsed().toString());
        json.writeStringField("password", "kept as a salted hash only");
        writeAttributes(json, "attributes", profile.attributes());
        json.writeObjectFieldStart("membership-attributes");
        for (Map.Entry<Name, Attributes> membership : new TreeMap<>(profile.memberships()).entrySet()) {
            writeAttributes(json, membership.getKey().toString(), membership.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeAttributes(JsonGenerator json, String field, Attributes attributes) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes.kept()).entrySet()) {
            boolean isSecret = Attribute.isSecret(attribute.getKey());
            json.writeStringField(attribute.getKey(), isSecret ? "kept, but not shown" : attribute.getValue());
        }
        json.writeEndObject();
    }

    private void writeChannels(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("registered-channels");
        for (KeptChannel channel : channels) {
            if (channel.origin().registrant().equals(person)) {
                json.writeStartObject();
                json.writeStringField("channel", channel.name().toString());
                json.writeStringField("created-on", channel.origin().createdOn().toString());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("permission-rules");
        for (KeptChannel channel : channels) {
            writeRules(json, channel);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("named-by-channel-attributes");
        for (KeptChannel channel : channels) {
            for (String attribute : channel.attributes().mentioning(person)) {
                json.writeStartObject();
                json.writeStringField("channel", channel.name().toString());
                json.writeStringField("attribute", attribute);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** Only what the rules say about this person: who else is named in them is nobody's business. */
    private void writeRules(JsonGenerator json, KeptChannel channel) throws IOException {
        for (Map.Entry<String, Rule> rule : new TreeMap<>(channel.rules()).entrySet()) {
            if (rule.getValue().names(person)) {
                json.writeStartObject();
                json.writeStringField("channel", channel.name().toString());
                json.writeStringField("update", rule.getKey());
                json.writeBooleanField("permitted", rule.getValue().permits(person));
                json.writeEndObject();
            }
        }
    }

    private void writePayloads(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("files");
        for (Payload payload : payloads) {
            json.writeStartObject();
            json.writeStringField("channel", payload.owner().channel().toString());
            json.writeStringField("kept-for", payload.owner().use());
            json.writeStringField("name", payload.name());
            json.writeStringField("filename", payload.label().filename());
            json.writeStringField("content-type", payload.label().contentType());
            json.writeStringField("kept-on", payload.keptOn().toString());
            json.writeNumberField("size", payload.size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSaid(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("updates");
        history.concerning(person, said -> {
            write(json, said);
            return true;
        });
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Said said) {
        try {
            json.writeStartObject();
            json.writeStringField("channel", said.channel().toString());
            json.writeStringField("update", said.wire());
            json.writeEndObject();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
