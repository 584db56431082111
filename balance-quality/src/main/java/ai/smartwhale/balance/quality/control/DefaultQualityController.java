// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.ValidationResult.ValidatedRecord;
import ai.smartwhale.balance.quality.control.ValidationResult.Verdict;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineEntry;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineFilter;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.quarantine.ReplayDecision;
import ai.smartwhale.balance.quality.control.quarantine.ReplayReport;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads the records of batches through control, one by one. */
final class DefaultQualityController implements QualityController {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultQualityController.class);

    private final QualityMonitor monitor;
    private final RecordControl control;
    private final QualityListener listener;
    private final Ticker ticker;
    private final long idPrefix = UUID.randomUUID().getMostSignificantBits();
    private final AtomicLong ids = new AtomicLong();

    DefaultQualityController(QualityMonitor monitor, RecordControl control, QualityListener listener, Ticker ticker) {
        this.monitor = monitor;
        this.control = control;
        this.listener = listener;
        this.ticker = ticker;
    }

    @Override
    public ValidationResult validateDataQuality(RecordBatch batch) {
        InvalidValueException.requirePresent("batch", batch);
        long begin = ticker.nanoTime();
        String failure = "the batch was not assessed";
        Optional<BatchAssessment> assessment = Optional.empty();
        Optional<RecordChecker> knowledge = Optional.empty();
        try {
            RecordChecker checker = monitor.checker(batch);
            knowledge = Optional.of(checker);
            assessment = Optional.of(monitor.evaluateDataQuality(batch, checker));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("a batch of {} could not be assessed; its records are held back", batch.source(), e);
            failure = Reasons.failure("the batch could not be assessed", e);
        }
        Map<Long, RecordAssessment> byRow = new HashMap<>();
        assessment.ifPresent(found -> found.records().forEach(record -> byRow.put(record.row(), record)));
        List<ValidatedRecord> records = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            long row = batch.firstRow() + i;
            records.add(
                    verdict(batch.source(), row, byRow.get(row), batch.records().get(i), failure));
        }
        return new ValidationResult(batch, assessment, knowledge, records, since(begin));
    }

    private ValidatedRecord verdict(
            String source, long row, @Nullable RecordAssessment assessment, DataRecord record, String failure) {
        // An assessment of some other record is none of this one.
        if (assessment == null || !assessment.record().equals(record)) {
            return new ValidatedRecord(row, Verdict.QUARANTINE, Optional.empty(), List.of(failure));
        }
        ThresholdDecision decision = control.decide(source, assessment);
        boolean flagged = control.repairs() && !assessment.flagged().isEmpty();
        Verdict verdict = switch (decision.level()) {
            case ACCEPT -> flagged ? Verdict.REPAIR : Verdict.ACCEPT;
            case HOLD -> flagged ? Verdict.REPAIR : Verdict.QUARANTINE;
            case REJECT -> flagged ? Verdict.REPAIR : Verdict.REJECT;
        };
        return new ValidatedRecord(row, verdict, Optional.of(assessment), control.reasons(decision, assessment));
    }

    @Override
    public ControlResult applyCorrections(ValidationResult validated) {
        InvalidValueException.requirePresent("validated", validated);
        long begin = ticker.nanoTime();
        RecordBatch batch = validated.batch();
        RepairContext context = RepairContext.ofTable(batch.source());
        Supplier<RecordChecker> knowledge = () -> validated.knowledge().orElseGet(() -> monitor.checker(batch));
        List<ControlledRecord> records = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            ValidatedRecord one = validated.records().get(i);
            DataRecord record = batch.records().get(i);
            records.add(one.assessment()
                    .map(assessment -> control.control(context, assessment, knowledge))
                    .orElseGet(() -> control.unassessed(context, one.row(), record, String.join("; ", one.reasons()))));
        }
        ControlResult result = new ControlResult(
                new UUID(idPrefix, ids.incrementAndGet()),
                batch,
                records,
                validated.assessment(),
                validated.took().plus(since(begin)));
        tell(result);
        return result;
    }

    @Override
    public ControlledRecord control(RepairContext context, RecordChecker checker, long row, DataRecord record) {
        InvalidValueException.requirePresent("context", context);
        InvalidValueException.requirePresent("checker", checker);
        InvalidValueException.requirePresent("record", record);
        RecordAssessment assessment;
        try {
            assessment = checker.check(row, record);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("a record of {} could not be assessed; it is held back", context.source(), e);
            return control.unassessed(context, row, record, Reasons.failure("the record could not be assessed", e));
        }
        return control.control(context, assessment, () -> checker);
    }

    @Override
    public QualityController keepingNothing() {
        return new DefaultQualityController(monitor, control.keepingNothing(), listener, ticker);
    }

    @Override
    public ReplayReport replay(
            QuarantineStore store,
            QuarantineFilter filter,
            int most,
            RecordChecker checker,
            Consumer<ControlledRecord> delivery) {
        InvalidValueException.requirePresent("store", store);
        InvalidValueException.requirePresent("checker", checker);
        InvalidValueException.requirePresent("delivery", delivery);
        return store.replay(filter, most, entry -> again(entry, checker, delivery));
    }

    private ReplayDecision again(QuarantineEntry entry, RecordChecker checker, Consumer<ControlledRecord> delivery) {
        if (!entry.content().format().equals(RecordCodec.FORMAT)) {
            return ReplayDecision.KEEP;
        }
        DataRecord record = RecordCodec.read(entry.content());
        ControlledRecord controlled =
                control.again(RepairContext.ofTable(entry.source()), checker.check(1, record), () -> checker);
        if (!controlled.outcome().delivers()) {
            return ReplayDecision.KEEP;
        }
        delivery.accept(controlled);
        return ReplayDecision.SETTLED;
    }

    private void tell(ControlResult result) {
        Map<Outcome, Integer> outcomes = new HashMap<>();
        Map<String, Integer> repairs = new HashMap<>();
        int reverted = 0;
        double scores = 0;
        for (ControlledRecord record : result.records()) {
            outcomes.merge(record.outcome(), 1, Integer::sum);
            record.changes().forEach(change -> repairs.merge(change.operator(), 1, Integer::sum));
            scores += record.before().value();
            for (Unrepaired left : record.unrepaired()) {
                reverted += left.reason() == Unrepaired.Reason.REVERTED ? 1 : 0;
            }
        }
        double mean = result.records().isEmpty() ? 1 : scores / result.records().size();
        listener.happened(new QualityEvent.BatchControlled(
                result.batch().source(), outcomes, mean, repairs, reverted, result.took()));
    }

    private Duration since(long begin) {
        return Duration.ofNanos(Math.max(0, ticker.nanoTime() - begin));
    }
}
