// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * Multinomial logistic regression over {@link LetterGrams}, one table of weights for each script. Some classes are
 * languages, others are families that are told only to be left out.
 */
final class LanguageModel {

    static final String RESOURCE = "language-model.bin";
    private static final int MAGIC = 0x4C414E31;

    private final Map<ScriptGroup, Table> tables;

    LanguageModel(Map<ScriptGroup, Table> tables) {
        this.tables = new EnumMap<>(tables);
    }

    /** Read when first needed; the weights never change. */
    private static final class Shipped {
        static final LanguageModel INSTANCE = load();
    }

    static LanguageModel shipped() {
        return Shipped.INSTANCE;
    }

    private static LanguageModel load() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the language model cannot be read", e);
        }
    }

    Optional<Table> table(ScriptGroup script) {
        return Optional.ofNullable(tables.get(script));
    }

    static LanguageModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(stream)));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a language model");
        }
        Map<ScriptGroup, Table> tables = new EnumMap<>(ScriptGroup.class);
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            ScriptGroup script = ScriptGroup.valueOf(in.readUTF());
            tables.put(script, Table.read(in));
        }
        return new LanguageModel(tables);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(tables.size());
        for (Map.Entry<ScriptGroup, Table> entry : tables.entrySet()) {
            out.writeUTF(entry.getKey().name());
            entry.getValue().write(out);
        }
    }

    /**
     * The weights for one script.
     *
     * @param bits how many bits the number of a feature has
     * @param classes the language of each class, or none where it only stands for others
     * @param sharpness by what all sums are multiplied, which makes probabilities of them
     * @param bias what each class starts with
     * @param weights one row of classes for each feature
     * @param rows the same weights, added up
     */
    record Table(
            int bits, Optional<Language>[] classes, float sharpness, float[] bias, byte[] weights, WeightRows rows) {

        Table(int bits, Optional<Language>[] classes, float sharpness, float[] bias, byte[] weights) {
            this(bits, classes, sharpness, bias, weights, new WeightRows(weights, classes.length));
        }

        /** The sum for each class; the length of the text is divided out by its root. */
        double[] probabilities(LetterGrams grams) {
            int size = classes.length;
            int[] sums = rows.sums(grams);
            int count = grams.count();
            double scale = count == 0 ? 0 : sharpness / Math.sqrt(count);
            double[] shares = new double[size];
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < size; k++) {
                shares[k] = bias[k] + sums[k] * scale;
                most = Math.max(most, shares[k]);
            }
            double sum = 0;
            for (int k = 0; k < size; k++) {
                shares[k] = Math.exp(shares[k] - most);
                sum += shares[k];
            }
            for (int k = 0; k < size; k++) {
                shares[k] /= sum;
            }
            return shares;
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        static Table read(DataInputStream in) throws IOException {
            int bits = in.readUnsignedByte();
            float sharpness = in.readFloat();
            Optional<Language>[] classes = new Optional[in.readUnsignedByte()];
            float[] bias = new float[classes.length];
            for (int k = 0; k < classes.length; k++) {
                String name = in.readUTF();
                classes[k] = name.isEmpty() ? Optional.empty() : Optional.of(Language.valueOf(name));
                bias[k] = in.readFloat();
            }
            byte[] weights = new byte[classes.length << bits];
            in.readFully(weights);
            return new Table(bits, classes, sharpness, bias, weights);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(bits);
            out.writeFloat(sharpness);
            out.writeByte(classes.length);
            for (int k = 0; k < classes.length; k++) {
                out.writeUTF(classes[k].map(Language::name).orElse(""));
                out.writeFloat(bias[k]);
            }
            out.write(weights);
        }
    }
}
