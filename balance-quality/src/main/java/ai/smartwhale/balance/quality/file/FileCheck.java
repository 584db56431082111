// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.detect.StreamLearner;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks and repairs a table in a file of any size in bounded memory: it is read once to learn what is usual, and once
 * more to check each record and write it. Immutable; safe for use by many threads.
 */
public final class FileCheck {

    private static final int REPORT_EVERY = 1024;

    private final FileCheckConfig config;
    private final RecordRepair repair;

    /**
     * Creates the check.
     *
     * @param config how to check
     * @param repair how to repair
     */
    public FileCheck(FileCheckConfig config, RecordRepair repair) {
        this.config = InvalidValueException.requirePresent("config", config);
        this.repair = InvalidValueException.requirePresent("repair", repair);
    }

    /**
     * Checks a file.
     *
     * @param file the file
     * @param receivedAt when it came
     * @param target where to write the repaired table, with the same rows and columns in the same order; not written if
     *     empty
     * @param observer is told of each record and of the progress
     * @return the scores
     * @throws TableFileException naming the row, if it cannot be read as one
     * @throws IOException if a file cannot be read or written
     */
    public FileCheckSummary run(TableFile file, Instant receivedAt, Optional<Path> target, CheckObserver observer)
            throws IOException {
        long size = Math.max(1, Files.size(file.path()));
        FieldNames fields;
        StreamLearner learner;
        try (RecordReader reader = file.open()) {
            fields = reader.fields();
            learner = new StreamLearner(fields, config.checks(), config.sampleRecords(), config.sampleChars());
            long records = 0;
            for (Optional<DataRecord> record = reader.read(); record.isPresent(); record = reader.read()) {
                learner.add(record.orElseThrow());
                if (++records % REPORT_EVERY == 0) {
                    observer.progress("learning", 0.5 * Math.min(1, reader.bytes() / (double) size), records);
                }
            }
        }
        observer.progress("learning", 0.5, 0);
        RecordChecker checker = learner.learn(Optional.empty(), 1, receivedAt);
        FileScores scores = new FileScores(fields);
        try (RecordReader reader = file.open();
                RecordWriter writer = target.isPresent() ? file.create(target.orElseThrow(), reader) : nowhere()) {
            long row = 0;
            for (Optional<DataRecord> record = reader.read(); record.isPresent(); record = reader.read()) {
                RecordAssessment assessment = checker.check(++row, record.orElseThrow());
                RecordRepair.Repaired repaired = repair.repair(assessment, checker);
                scores.add(assessment, repaired);
                writer.write(record.orElseThrow(), repaired.record());
                observer.checked(assessment, repaired);
                if (row % REPORT_EVERY == 0) {
                    observer.progress("checking", 0.5 + 0.5 * Math.min(1, reader.bytes() / (double) size), row);
                }
            }
            observer.progress("checking", 1, row);
        }
        return scores.summary(checker.failures());
    }

    private static RecordWriter nowhere() {
        return new RecordWriter() {
            @Override
            public void write(DataRecord read, DataRecord repaired) {
                // Nobody wants the table.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
