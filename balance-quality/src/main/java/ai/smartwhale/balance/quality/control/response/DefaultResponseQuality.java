// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.response;

import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.HoldBack;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.QualityEvent;
import ai.smartwhale.balance.quality.control.QualityListener;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on an answer by its records. */
final class DefaultResponseQuality implements ResponseQuality {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultResponseQuality.class);
    /** What a quarantine takes for one entry. */
    private static final int MOST_REASONS = 1000;

    /** The versions of the format that {@link ai.smartwhale.messaging.PayloadProtection} describes. */
    private static final Pattern SEALED = Pattern.compile("v\\d{1,4}");

    private final ResponseConfig config;
    private final ContentControl control;
    private final HoldBack holdBack;
    private final QualityListener listener;
    private final Ticker ticker;

    DefaultResponseQuality(
            ResponseConfig config, ContentControl control, HoldBack holdBack, QualityListener listener, Ticker ticker) {
        this.config = config;
        this.control = control;
        this.holdBack = holdBack;
        this.listener = listener;
        this.ticker = ticker;
    }

    @Override
    public Optional<QuarantineStore> quarantine() {
        return holdBack.store();
    }

    @Override
    public ControlledResponse control(DataResponse response) {
        InvalidValueException.requirePresent("response", response);
        long begin = ticker.nanoTime();
        ControlledResponse controlled = unreadable(response.payload())
                .map(reason -> unassessed(response, reason))
                .orElseGet(() -> assessed(response));
        listener.happened(new QualityEvent.ResponseControlled(
                response.metadata().requestId(),
                response.metadata().destination(),
                source(response.payload()),
                controlled.outcome(),
                controlled.score(),
                controlled.repairs(),
                controlled.withheldRecords(),
                Duration.ofNanos(Math.max(0, ticker.nanoTime() - begin))));
        return controlled;
    }

    /** Why an answer is not assessed, if it is not. */
    private Optional<String> unreadable(ResponsePayload payload) {
        if (payload.status() != ResponseStatus.SUCCESS && payload.status() != ResponseStatus.PARTIAL) {
            return Optional.of("status " + payload.status().wireName());
        }
        if (payload.data().isEmpty()) {
            return Optional.of("no data");
        }
        if (!config.types().contains(payload.dataType())) {
            return Optional.of("data of type " + payload.dataType().wireName());
        }
        return payload.data().filter(DefaultResponseQuality::isSealed).map(hidden -> "sealed");
    }

    private static boolean isSealed(Object data) {
        return data instanceof Map<?, ?> map
                && map.size() == 2
                && map.get("sealed") instanceof String version
                && SEALED.matcher(version).matches()
                && map.get("value") instanceof String;
    }

    private static ControlledResponse unassessed(DataResponse response, String reason) {
        return new ControlledResponse(
                ResponseNotes.unassessed(response, reason),
                Optional.empty(),
                1,
                0,
                0,
                List.of(reason),
                Optional.empty());
    }

    private ControlledResponse assessed(DataResponse response) {
        try {
            return decided(response);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "answer {} could not be assessed and is withheld",
                    response.metadata().requestId(),
                    e);
            String reason = "the answer could not be assessed: " + e.getClass().getSimpleName();
            return withheld(response, Outcome.QUARANTINED, 0, List.of(reason), List.of(), false);
        }
    }

    private ControlledResponse decided(DataResponse response) {
        ResponsePayload payload = response.payload();
        RepairContext context = new RepairContext(source(payload), payload.dataType());
        Content content =
                Content.of(response.metadata().requestId(), payload.data().orElseThrow(), config.mostCells());
        List<ControlledRecord> records = control.control(context, content);
        int withheld = 0;
        int repairs = 0;
        double score = 0;
        double deliveredScore = 0;
        List<String> reasons = new ArrayList<>(0);
        boolean keepable = false;
        for (int i = 0; i < records.size(); i++) {
            ControlledRecord record = records.get(i);
            score += record.after().value();
            if (record.outcome().delivers()) {
                repairs += record.changes().size();
                deliveredScore += record.after().value();
            } else {
                withheld++;
                keepable |= record.outcome() == Outcome.QUARANTINED;
                String item = content.isList() ? "item " + i + ": " : "";
                record.reasons().forEach(reason -> reasons.add(item + reason));
            }
        }
        if (withheld > config.mostWithheld() * records.size() || withheld == records.size()) {
            Outcome outcome = keepable ? Outcome.QUARANTINED : Outcome.REJECTED;
            return withheld(response, outcome, score / records.size(), reasons, records, content.isList());
        }
        control.accepted(context, content, records);
        Outcome outcome = repairs > 0 ? Outcome.REPAIRED : Outcome.ACCEPTED;
        double mean = deliveredScore / (records.size() - withheld);
        Map<String, Object> note =
                ResponseNotes.note(outcome, mean, records, content.isList(), reasons, config.mostTold());
        Optional<String> kept = withheld == 0
                ? Optional.empty()
                : keep(response, content.withheld(records), score / records.size(), reasons);
        return new ControlledResponse(
                ResponseNotes.delivered(response, content.delivered(records), note),
                Optional.of(outcome),
                mean,
                repairs,
                withheld,
                reasons,
                kept);
    }

    private ControlledResponse withheld(
            DataResponse response,
            Outcome outcome,
            double score,
            List<String> reasons,
            List<ControlledRecord> records,
            boolean list) {
        Optional<String> kept = outcome == Outcome.REJECTED
                ? Optional.empty()
                : keep(response, response.payload().data().orElseThrow(), score, reasons);
        Map<String, Object> note = ResponseNotes.note(outcome, score, records, list, reasons, config.mostTold());
        int count =
                (int) records.stream().filter(one -> !one.outcome().delivers()).count();
        return new ControlledResponse(
                ResponseNotes.withheld(response, note), Optional.of(outcome), score, 0, count, reasons, kept);
    }

    private Optional<String> keep(DataResponse response, Object data, double score, List<String> reasons) {
        return holdBack.put(
                Optional.of(response.metadata().destination()),
                source(response.payload()),
                score,
                reasons.size() > MOST_REASONS ? reasons.subList(0, MOST_REASONS) : reasons,
                () -> QuarantineContent.of(
                        FORMAT,
                        new DataResponse(
                                        response.metadata(),
                                        response.payload().toBuilder()
                                                .data(data)
                                                .build())
                                .toBytes()));
    }

    /** What is learned of a source is learned for each type of its data. */
    private static String source(ResponsePayload payload) {
        return payload.dataSource().map(DataSource::wireName).orElse("unknown")
                + '/'
                + payload.dataType().wireName();
    }
}
