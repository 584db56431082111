// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordDetector;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.commons.InvalidValueException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at the fields of a table that hold documents, and at no others: those in which most values are long, of words,
 * and different from each other. What a text must be like is no measure for a name or a category, however long it is.
 * Safe for use by many threads.
 */
public final class DocumentDetector implements RecordDetector {

    private static final double LEAST_SHARE = 0.5;

    /** Words are separated; a long value with fewer gaps is a list of codes, an address or encoded bytes. */
    private static final int MOST_CHARS_FOR_GAP = 25;

    private final TextQualityDetector texts;
    private final BitSet documents;

    private DocumentDetector(TextQualityDetector texts, BitSet documents) {
        this.texts = texts;
        this.documents = documents;
    }

    /**
     * A detector for texts of which nothing is known. It looks at nothing until it is fitted to a table.
     *
     * @return the detector
     */
    public static DocumentDetector create() {
        return create(new TextQualityDetector(
                TextQualityAnalyzer.create(
                        TextQualityConfig.builder().withoutIndex().build()),
                TextHints.of(TextKind.TEXT)));
    }

    /**
     * A detector. It looks at nothing until it is fitted to a table.
     *
     * @param texts looks at the documents
     * @return the detector
     */
    public static DocumentDetector create(TextQualityDetector texts) {
        return new DocumentDetector(InvalidValueException.requirePresent("texts", texts), new BitSet());
    }

    @Override
    public String name() {
        return texts.name();
    }

    @Override
    public void inspect(DataRecord record, EvidenceSink sink) {
        InvalidValueException.requirePresent("record", record);
        InvalidValueException.requirePresent("sink", sink);
        for (int column = documents.nextSetBit(0);
                column >= 0 && column < record.size();
                column = documents.nextSetBit(column + 1)) {
            texts.inspect(record, column, sink);
        }
    }

    @Override
    public DocumentDetector fittedTo(List<DataRecord> sample) {
        InvalidValueException.requirePresent("sample", sample);
        BitSet found = new BitSet();
        int width = sample.isEmpty() ? 0 : sample.get(0).fields().size();
        for (int column = 0; column < width; column++) {
            found.set(column, holdsDocuments(sample, column));
        }
        return new DocumentDetector(texts, found);
    }

    private static boolean holdsDocuments(List<DataRecord> sample, int column) {
        int present = 0;
        int documents = 0;
        Set<String> different = new HashSet<>();
        for (DataRecord record : sample) {
            String text = record.text(column);
            if (!text.isBlank()) {
                present++;
                if (isDocument(text)) {
                    documents++;
                    different.add(text);
                }
            }
        }
        return documents > 0 && documents >= LEAST_SHARE * present && different.size() >= LEAST_SHARE * documents;
    }

    private static boolean isDocument(String text) {
        if (text.length() < TextQualityDetector.SHORTEST_TEXT) {
            return false;
        }
        int gaps = 0;
        // The beginning of a text tells what it is.
        int end = Math.min(text.length(), 1 << 12);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            // Chinese and Japanese write no gaps.
            gaps += Character.isWhitespace(c) || Character.isIdeographic(c) ? 1 : 0;
        }
        return gaps * MOST_CHARS_FOR_GAP >= end;
    }
}
