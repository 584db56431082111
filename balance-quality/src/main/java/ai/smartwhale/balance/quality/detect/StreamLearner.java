// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.balance.quality.rules.RuleChecker;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Learns what is usual in a table of any length, in bounded memory: from all records if they fit, else from a fair
 * sample of them (Algorithm R, Vitter 1985, with a fixed seed, so that the same records teach the same). Records that
 * occur twice and rules on several records are looked at in all records, up to a million of them. Not safe for use by
 * many threads.
 */
public final class StreamLearner {

    private static final long SEED = 0x5EEDL;
    private static final int CELL_CHARS = 24;

    private final FieldNames fields;
    private final CheckSettings settings;
    private final int mostRecords;
    private final long mostChars;
    private final List<DataRecord> sample = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final RuleChecker.Builder rules;
    private final DuplicateRows duplicates = new DuplicateRows();
    private long records;
    private long chars;

    /**
     * Begins.
     *
     * @param fields the fields
     * @param settings how to check later
     * @param mostRecords how many records are kept to learn from, 0 or more
     * @param mostChars how many characters they may have together, 1 or more; a cell counts for 24 besides its text
     */
    public StreamLearner(FieldNames fields, CheckSettings settings, int mostRecords, long mostChars) {
        this.fields = InvalidValueException.requirePresent("fields", fields);
        this.settings = InvalidValueException.requirePresent("settings", settings);
        this.mostRecords = (int) InvalidValueException.requireRange("mostRecords", mostRecords, 0, Integer.MAX_VALUE);
        this.mostChars = InvalidValueException.requireRange("mostChars", mostChars, 1, Long.MAX_VALUE);
        this.rules = RuleChecker.builder(settings.rules(), fields);
    }

    /**
     * Takes in the next record.
     *
     * @param record the record
     */
    public void add(DataRecord record) {
        records++;
        rules.observe(record);
        duplicates.add(records, record);
        if (sample.size() < mostRecords && (sample.isEmpty() || chars < mostChars)) {
            sample.add(record);
            chars += chars(record);
        } else if (!sample.isEmpty()) {
            long place = random.nextLong(records);
            if (place < sample.size()) {
                chars += chars(record) - chars(sample.set((int) place, record));
            }
            while (chars > mostChars && sample.size() > 1) {
                chars -= chars(sample.remove(sample.size() - 1));
            }
        }
    }

    private static long chars(DataRecord record) {
        long chars = 0;
        for (int column = 0; column < record.size(); column++) {
            chars += CELL_CHARS + record.text(column).length();
        }
        return chars;
    }

    /**
     * What was learned. The learner must not be used after it.
     *
     * @param accepted what was accepted of the source before
     * @param firstRow the row of the first record
     * @param receivedAt when the records came
     * @return what records of these fields can be checked against
     */
    public RecordChecker learn(Optional<TableProfile> accepted, long firstRow, Instant receivedAt) {
        return TableKnowledge.learn(fields, sample, accepted)
                .checker(rules.build(), duplicates.startingAt(firstRow), receivedAt, settings.fittedTo(sample));
    }
}
