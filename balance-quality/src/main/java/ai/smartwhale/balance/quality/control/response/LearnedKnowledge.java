// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a checker for each kind of answer, and gathers what was accepted until it is worth learning from. */
final class LearnedKnowledge implements SourceKnowledge {

    private static final Logger LOG = LoggerFactory.getLogger(LearnedKnowledge.class);

    /** As many times the records of the first lesson are the most of a later one. */
    private static final int MOST_AT_ONCE = 16;

    private final QualityMonitor monitor;
    private final KnowledgeConfig config;
    private final Executor executor;
    private final InstantSource time;
    private final Map<Kind, Known> kinds;

    LearnedKnowledge(QualityMonitor monitor, KnowledgeConfig config, Executor executor, InstantSource time) {
        this.monitor = monitor;
        this.config = config;
        this.executor = executor;
        this.time = time;
        this.kinds = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Kind, Known> eldest) {
                return size() > config.mostKinds();
            }
        };
    }

    private record Kind(String source, FieldNames fields) {}

    @Override
    public RecordChecker checker(String source, FieldNames fields) {
        Known known = known(new Kind(source, fields));
        RecordChecker checker = known.checker;
        if (checker == null) {
            // Two threads may do this at the same time; what was learned meanwhile knows more.
            checker = known.first(fresh(source, fields));
        }
        return checker;
    }

    @Override
    public void accepted(String source, FieldNames fields, List<DataRecord> records) {
        Known known = known(new Kind(source, fields));
        List<DataRecord> ripe = known.gather(records, config);
        if (ripe.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> learn(source, fields, known, ripe));
        } catch (RejectedExecutionException e) {
            LOG.debug("nobody is free to learn of {}", source, e);
            known.learned();
        }
    }

    private void learn(String source, FieldNames fields, Known known, List<DataRecord> records) {
        try {
            monitor.accept(batch(source, fields, records));
            if (known.isStale(records.size())) {
                known.better(fresh(source, fields));
            }
        } catch (RuntimeException e) {
            LOG.warn("{} accepted records of {} could not be learned from", records.size(), source, e);
        } finally {
            known.learned();
        }
    }

    private RecordChecker fresh(String source, FieldNames fields) {
        return monitor.checker(batch(source, fields, List.of()));
    }

    /** A monitor knows one set of fields for a source, while answers of one source have many. */
    private RecordBatch batch(String source, FieldNames fields, List<DataRecord> records) {
        String kind = source + '#' + Integer.toHexString(fields.hashCode());
        return RecordBatch.of(kind, fields, records, time.instant());
    }

    private Known known(Kind kind) {
        synchronized (kinds) {
            return kinds.computeIfAbsent(kind, made -> new Known());
        }
    }

    /** What is known of one kind of answer, and what waits to be learned. */
    private static final class Known {

        private volatile @Nullable RecordChecker checker;
        private List<DataRecord> waiting = new ArrayList<>();
        private long characters;
        private boolean learning;
        private long learned;
        private long inChecker;

        /** Unless there is one by now. */
        synchronized RecordChecker first(RecordChecker made) {
            RecordChecker present = checker;
            if (present == null) {
                checker = made;
                present = made;
            }
            return present;
        }

        synchronized void better(RecordChecker made) {
            checker = made;
        }

        /** What is to be learned from now: nothing while somebody learns or while there is too little. */
        synchronized List<DataRecord> gather(List<DataRecord> records, KnowledgeConfig config) {
            // The more is known, the less another record tells, and to add to much takes longer.
            long wanted =
                    Math.max(config.learnEvery(), Math.min(MOST_AT_ONCE * (long) config.learnEvery(), learned / 8));
            for (DataRecord record : records) {
                long length = 0;
                for (int column = 0; column < record.size(); column++) {
                    length += record.text(column).length();
                }
                if (waiting.size() < wanted && characters + length <= config.mostCharacters()) {
                    waiting.add(record);
                    characters += length;
                }
            }
            boolean full = waiting.size() >= wanted || characters > config.mostCharacters() / 2;
            if (learning || !full) {
                return List.of();
            }
            learning = true;
            List<DataRecord> ripe = waiting;
            waiting = new ArrayList<>();
            characters = 0;
            return ripe;
        }

        /** A checker is made again when a quarter more is known: what is known well changes little. */
        synchronized boolean isStale(int more) {
            learned += more;
            boolean stale = learned >= inChecker + inChecker / 4 + 1;
            inChecker = stale ? learned : inChecker;
            return stale;
        }

        synchronized void learned() {
            learning = false;
        }
    }
}
