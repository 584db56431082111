// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineContent;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineEntry;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineReceipt;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineSink;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts data into quarantine. Data that cannot be put there is held back all the same, and that is told. Thread-safe.
 */
public final class HoldBack {

    private static final Logger LOG = LoggerFactory.getLogger(HoldBack.class);

    private final QuarantineSink sink;
    private final InstantSource time;
    private final QualityListener listener;
    private final String prefix = Long.toHexString(UUID.randomUUID().getMostSignificantBits()) + '-';
    private final AtomicLong ids = new AtomicLong();

    /**
     * Holds data back.
     *
     * @param sink where it goes
     * @param time the present
     * @param listener is told what could not be kept
     */
    public HoldBack(QuarantineSink sink, InstantSource time, QualityListener listener) {
        this.sink = sink;
        this.time = time;
        this.listener = listener;
    }

    /**
     * Where it goes, if one can look into it.
     *
     * @return empty if it is no store
     */
    public Optional<QuarantineStore> store() {
        return sink instanceof QuarantineStore store ? Optional.of(store) : Optional.empty();
    }

    /**
     * Puts data into quarantine.
     *
     * @param modelId for which model it was, if for one
     * @param source who sent it
     * @param score its quality, 0 to 1
     * @param reasons all of them; at least one
     * @param content gives the data
     * @return by what the quarantine knows it; empty if it could not be kept there
     */
    public Optional<String> put(
            Optional<String> modelId,
            String source,
            double score,
            List<String> reasons,
            Supplier<QuarantineContent> content) {
        String id = prefix + ids.incrementAndGet();
        try {
            QuarantineReceipt receipt =
                    sink.put(new QuarantineEntry(id, time.instant(), modelId, source, score, reasons, content.get()));
            if (receipt.outcome() != QuarantineReceipt.Outcome.TOO_LARGE) {
                return Optional.of(id);
            }
            listener.happened(new QualityEvent.QuarantineFailed(source, "larger than all that may be kept"));
        } catch (RuntimeException e) {
            LOG.warn("data of {} is held back but could not be put into quarantine", source, e);
            listener.happened(
                    new QualityEvent.QuarantineFailed(source, e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }
}
