// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a stored set of keys, version 1. A JSON object with exactly these members:
 *
 * <pre>
 * {"format": "smartwhale-keyset", "version": 1, "revision": 3, "kek": "5f0c1d2e3f405162",
 *  "keys": [{"id": 71, "purpose": "ENCRYPTION", "status": "ENABLED", "primary": true,
 *            "created": "2026-01-02T03:04:05Z", "used": 12}],
 *  "secrets": "Base64"}
 * </pre>
 *
 * <p>Keys are ordered by id. The secrets are the 32 bytes of every key that is not destroyed, one after the other in
 * that order, wrapped by the key-encryption key that {@code kek} names; a local one wraps by AES-256-GCM into nonce (12
 * bytes), ciphertext, tag (16 bytes). All other members are in clear and bound as associated data in this form, each
 * line ended by a line feed: the format, the version, the revision and the kek on a line each, then a line for each key
 * with its six values, parted by blanks. A changed state, count or order is therefore found like a changed key. An
 * older file put in place of a newer one is not found by its text: {@link ai.smartwhale.commons.security.KeyManager}
 * refuses one only if it has seen the newer.
 */
public final class KeySetFormat {

    /** The largest text that is read, in bytes. */
    public static final int MOST_BYTES = 4 << 20;

    private static final String FORMAT = "smartwhale-keyset";
    private static final int VERSION = 1;
    private static final Pattern KEK_ID = Pattern.compile("[A-Za-z0-9.:/_-]{1,128}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private KeySetFormat() {}

    /**
     * Writes a set.
     *
     * @param keys the set
     * @param kek wraps the bytes of the keys
     * @return the text, in UTF-8
     * @throws KeySetException if the key-encryption key is not at hand
     */
    public static byte[] write(KeySet keys, KekProvider kek) {
        String kekId = kek.id();
        if (!KEK_ID.matcher(kekId).matches()) {
            throw new InvalidValueException("id of the key-encryption key", kekId, KEK_ID.pattern());
        }
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        root.put("revision", keys.revision());
        root.put("kek", kekId);
        ArrayNode list = root.putArray("keys");
        for (KeyInfo info : keys.infos()) {
            list.addObject()
                    .put("id", info.id())
                    .put("purpose", info.purpose().name())
                    .put("status", info.status().name())
                    .put("primary", info.primary())
                    .put("created", info.created().toString())
                    .put("used", info.used());
        }
        byte[] secrets = keys.allBytes();
        try {
            byte[] wrapped = kek.wrap(secrets, associatedData(keys.revision(), kekId, keys.infos()));
            root.put("secrets", Base64.getEncoder().encodeToString(wrapped));
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new KeySetException(KeySetFault.MALFORMED, "the set cannot be written as JSON", e);
        } finally {
            Arrays.fill(secrets, (byte) 0);
        }
    }

    /**
     * Reads a set: all of it, or nothing.
     *
     * @param text what {@link #write} made
     * @param kek unwraps the bytes of the keys
     * @return the set
     * @throws KeySetException if it is malformed, of another version, wrapped by another key-encryption key, or changed
     */
    public static KeySet read(byte[] text, KekProvider kek) {
        if (text.length > MOST_BYTES) {
            throw malformed("it is larger than " + MOST_BYTES + " bytes");
        }
        JsonNode root = parse(text);
        Members members = new Members(root, 6);
        if (!members.text("format").equals(FORMAT)) {
            throw malformed("its format is not " + FORMAT);
        }
        long version = members.number("version");
        if (version != VERSION) {
            throw new KeySetException(KeySetFault.UNKNOWN_VERSION, "version " + version);
        }
        long revision = members.number("revision");
        String kekId = members.text("kek");
        if (!KEK_ID.matcher(kekId).matches()) {
            throw malformed("its kek is not an id");
        }
        List<KeyInfo> infos = infos(members.array("keys"));
        if (!kekId.equals(kek.id())) {
            throw new KeySetException(
                    KeySetFault.OTHER_KEK, "it was wrapped by key-encryption key " + kekId + ", not by " + kek.id());
        }
        byte[] wrapped;
        try {
            wrapped = Base64.getDecoder().decode(members.text("secrets"));
        } catch (IllegalArgumentException e) {
            throw malformed("its secrets are not in Base64");
        }
        byte[] secrets = kek.unwrap(wrapped, associatedData(revision, kekId, infos));
        try {
            return KeySet.of(revision, infos, materials(infos, secrets));
        } finally {
            Arrays.fill(secrets, (byte) 0);
        }
    }

    private static JsonNode parse(byte[] text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null) {
                throw malformed("it is empty");
            }
            return root;
        } catch (IOException e) {
            // The cause would quote the text, which may be the file of another secret.
            throw malformed("it is not JSON");
        }
    }

    private static List<KeyInfo> infos(JsonNode list) {
        List<KeyInfo> infos = new ArrayList<>();
        int last = 0;
        for (JsonNode node : list) {
            Members members = new Members(node, 6);
            try {
                KeyInfo info = new KeyInfo(
                        Math.toIntExact(members.number("id")),
                        KeyPurpose.valueOf(members.text("purpose")),
                        KeyStatus.valueOf(members.text("status")),
                        members.flag("primary"),
                        Instant.parse(members.text("created")),
                        members.number("used"));
                if (info.id() <= last || info.primary() && hasPrimary(infos, info.purpose())) {
                    throw malformed("its keys are out of order or two of them primary");
                }
                last = info.id();
                infos.add(info);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw malformed("one of its keys has a value that does not exist");
            }
        }
        return infos;
    }

    private static boolean hasPrimary(List<KeyInfo> infos, KeyPurpose purpose) {
        return infos.stream().anyMatch(info -> info.primary() && info.purpose() == purpose);
    }

    private static List<KeyMaterial> materials(List<KeyInfo> infos, byte[] secrets) {
        List<KeyInfo> kept = infos.stream()
                .filter(info -> info.status() != KeyStatus.DESTROYED)
                .toList();
        if (secrets.length != kept.size() * KeyPurpose.KEY_BYTES) {
            throw malformed("its secrets are not those of its keys");
        }
        List<KeyMaterial> materials = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            int from = i * KeyPurpose.KEY_BYTES;
            byte[] bytes = Arrays.copyOfRange(secrets, from, from + KeyPurpose.KEY_BYTES);
            materials.add(KeyMaterial.of(kept.get(i).id(), kept.get(i).purpose(), bytes));
            Arrays.fill(bytes, (byte) 0);
        }
        return materials;
    }

    private static byte[] associatedData(long revision, String kekId, List<KeyInfo> infos) {
        StringBuilder text = new StringBuilder();
        text.append(FORMAT).append('\n').append(VERSION).append('\n');
        text.append(revision).append('\n').append(kekId).append('\n');
        for (KeyInfo info : infos) {
            text.append(info.id()).append(' ').append(info.purpose()).append(' ');
            text.append(info.status()).append(' ').append(info.primary()).append(' ');
            text.append(info.created()).append(' ').append(info.used()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static KeySetException malformed(String how) {
        return new KeySetException(KeySetFault.MALFORMED, "this is no set of keys: " + how);
    }

    /** The members of a JSON object, each of which has to be there and of the right kind, and no others. */
    private record Members(JsonNode node, int count) {

        Members {
            if (!node.isObject() || node.size() != count) {
                throw malformed("an object has not the members it should have");
            }
        }

        private JsonNode get(String name) {
            JsonNode value = node.get(name);
            if (value == null) {
                throw malformed(name + " is missing");
            }
            return value;
        }

        String text(String name) {
            return require(name, get(name).isTextual()).textValue();
        }

        long number(String name) {
            JsonNode value = get(name);
            require(name, value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0);
            return value.longValue();
        }

        boolean flag(String name) {
            return require(name, get(name).isBoolean()).booleanValue();
        }

        JsonNode array(String name) {
            return require(name, get(name).isArray());
        }

        private JsonNode require(String name, boolean right) {
            if (!right) {
                throw malformed(name + " is of the wrong kind");
            }
            return get(name);
        }
    }
}
