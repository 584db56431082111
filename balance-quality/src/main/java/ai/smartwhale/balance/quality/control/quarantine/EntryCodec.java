// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries as bytes and back. Texts are written as UTF-16 units, so that unpaired surrogates survive. */
final class EntryCodec {

    private EntryCodec() {}

    static byte[] write(QuarantineEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(entry.content().size() + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, entry.id());
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().getNano());
            out.writeBoolean(entry.modelId().isPresent());
            text(out, entry.modelId().orElse(""));
            text(out, entry.source());
            out.writeDouble(entry.score());
            out.writeInt(entry.reasons().size());
            for (String reason : entry.reasons()) {
                text(out, reason);
            }
            text(out, entry.content().format());
            byte[] content = entry.content().bytes();
            out.writeInt(content.length);
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static QuarantineEntry read(byte[] frame) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
            String id = text(in);
            Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
            boolean forModel = in.readBoolean();
            Optional<String> modelId = Optional.of(text(in)).filter(model -> forModel);
            String source = text(in);
            double score = in.readDouble();
            int count = in.readInt();
            List<String> reasons = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                reasons.add(text(in));
            }
            String format = text(in);
            byte[] content = in.readNBytes(in.readInt());
            return new QuarantineEntry(id, at, modelId, source, score, reasons, QuarantineContent.of(format, content));
        } catch (RuntimeException e) {
            throw new IOException("not an entry", e);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] units = in.readNBytes(Math.multiplyExact(in.readInt(), 2));
        char[] chars = new char[units.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((units[2 * i] & 0xff) << 8 | (units[2 * i + 1] & 0xff));
        }
        return new String(chars);
    }
}
