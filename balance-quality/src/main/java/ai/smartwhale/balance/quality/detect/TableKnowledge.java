// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.balance.quality.rules.RuleChecker;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is usual in a table, learned from its records alone: the values, forms and numbers of each field, and which
 * fields decide others. Takes time in proportion to the records and to the square of the number of fields. Frozen; safe
 * for use by many threads.
 */
public final class TableKnowledge {

    private final FieldNames fields;
    private final EncodedTable table;
    private final List<FieldKnowledge> knowledge;
    private final List<List<Dependency>> dependencies;
    private final MergedFields merged;

    private TableKnowledge(FieldNames fields, EncodedTable table, List<FieldKnowledge> knowledge) {
        this.fields = fields;
        this.table = table;
        this.knowledge = knowledge;
        this.dependencies = DependencyFinder.find(table);
        this.merged = MergedFields.learn(table);
    }

    /**
     * Learns.
     *
     * @param fields the fields
     * @param records what is rare among them and speaks for an error will be held against them
     * @param accepted what was accepted of the source before, which will not; left out if it has other fields
     * @return the knowledge
     */
    public static TableKnowledge learn(FieldNames fields, List<DataRecord> records, Optional<TableProfile> accepted) {
        InvalidValueException.requirePresent("fields", fields);
        InvalidValueException.requirePresent("records", records);
        Optional<TableProfile> history = InvalidValueException.requirePresent("accepted", accepted)
                .filter(profile -> profile.names().equals(fields));
        List<DataRecord> all = records;
        if (history.isPresent()) {
            all = new ArrayList<>(records);
            all.addAll(history.orElseThrow().sample());
        }
        EncodedTable table = EncodedTable.of(fields, all);
        List<FieldKnowledge> knowledge = new ArrayList<>(table.width());
        for (int column = 0; column < table.width(); column++) {
            int at = column;
            knowledge.add(FieldKnowledge.learn(
                    table, column, history.map(profile -> profile.fields().get(at))));
        }
        return new TableKnowledge(fields, table, List.copyOf(knowledge));
    }

    /**
     * Gets ready to check the records of a batch, which need not be what was learned from.
     *
     * @param batch the batch, with the same fields
     * @param settings how to check
     * @return the checker
     * @throws InvalidValueException if the fields differ, or a rule names a field that is not there
     */
    public RecordChecker checker(RecordBatch batch, CheckSettings settings) {
        InvalidValueException.requirePresent("batch", batch);
        InvalidValueException.requirePresent("settings", settings);
        if (!batch.fields().equals(fields)) {
            throw new InvalidValueException("batch.fields", batch.fields(), fields.toString());
        }
        RuleChecker.Builder rules = RuleChecker.builder(settings.rules(), fields);
        DuplicateRows duplicates = new DuplicateRows();
        long number = 0;
        for (DataRecord record : batch.records()) {
            rules.observe(record);
            duplicates.add(++number, record);
        }
        return checker(
                rules.build(),
                duplicates.startingAt(batch.firstRow()),
                batch.receivedAt(),
                settings.fittedTo(batch.records()));
    }

    RecordChecker checker(RuleChecker rules, DuplicateRows duplicates, Instant receivedAt, CheckSettings settings) {
        return new LearnedChecker(
                this, duplicates, rules, new RecordChecks(fields.size(), settings.staleAfter(), receivedAt), settings);
    }

    FieldNames fields() {
        return fields;
    }

    EncodedTable table() {
        return table;
    }

    FieldKnowledge field(int column) {
        return knowledge.get(column);
    }

    List<Dependency> deciding(int column) {
        return dependencies.get(column);
    }

    MergedFields merged() {
        return merged;
    }

    /**
     * Which fields were found to decide others.
     *
     * @return for each pair how strongly, 0 to 1; by the field that is decided
     */
    public List<FoundDependency> dependencies() {
        List<FoundDependency> found = new ArrayList<>();
        for (List<Dependency> deciding : dependencies) {
            for (Dependency one : deciding) {
                found.add(new FoundDependency(
                        fields.name(one.from()), fields.name(one.to()), one.strength(), one.accuracy(), one.covered()));
            }
        }
        return found;
    }
}
