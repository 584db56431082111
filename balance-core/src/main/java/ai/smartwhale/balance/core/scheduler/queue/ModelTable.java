// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.LimitExceededException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which models have what in the queue, against its bounds. A model without items is kept for as long as it owes the
 * others for what it had above its share, within a bound.
 */
final class ModelTable<T> {

    private static final int LEAST_SWEEP = 64;

    private final FairQueueConfig config;
    private final int modelItems;
    private final long modelBytes;
    private final Lanes<T> lanes;
    private final Map<String, ModelLines<T>> models = new HashMap<>();
    private int items;
    private long bytes;
    private int idle;
    private int sweepAt = LEAST_SWEEP;

    ModelTable(FairQueueConfig config, Lanes<T> lanes) {
        this.config = config;
        this.modelItems = config.modelItems();
        this.modelBytes = config.modelBytes();
        this.lanes = lanes;
    }

    int items() {
        return items;
    }

    long bytes() {
        return bytes;
    }

    int items(String model) {
        ModelLines<T> lines = models.get(model);
        return lines == null ? 0 : lines.items;
    }

    Optional<QueueBound> obstacle(String model, long size) {
        return Optional.ofNullable(obstacle(models.get(model), size));
    }

    private @Nullable QueueBound obstacle(@Nullable ModelLines<T> lines, long size) {
        if (size > modelBytes) {
            return QueueBound.ITEM_TOO_LARGE;
        }
        if (items >= config.maxItems()) {
            return QueueBound.ITEMS;
        }
        if (size > config.maxBytes() - bytes) {
            return QueueBound.BYTES;
        }
        if (lines != null && lines.items >= modelItems) {
            return QueueBound.MODEL_ITEMS;
        }
        return lines != null && size > modelBytes - lines.bytes ? QueueBound.MODEL_BYTES : null;
    }

    /** The model's lines with one item more, or the bound that forbids it. */
    ModelLines<T> enter(String model, long size) {
        ModelLines<T> lines = models.get(model);
        QueueBound bound = obstacle(lines, size);
        if (bound != null) {
            throw bound == QueueBound.ITEMS || bound == QueueBound.MODEL_ITEMS
                    ? new LimitExceededException("queued items (" + bound + ")", items + 1L, config.maxItems())
                    : new LimitExceededException("queued bytes (" + bound + ")", size, config.maxBytes());
        }
        if (lines == null) {
            lines = new ModelLines<>(model);
            models.put(model, lines);
        } else if (lines.items == 0) {
            idle--;
        }
        lines.items++;
        lines.bytes += size;
        items++;
        bytes += size;
        return lines;
    }

    void leave(ModelLines<T> lines, long size) {
        lines.items--;
        lines.bytes -= size;
        items--;
        bytes -= size;
        if (lines.items == 0 && ++idle > sweepAt) {
            sweep();
        }
    }

    @Nullable
    ModelLines<T> find(String model) {
        return models.get(model);
    }

    /** Forgets who owes nothing; if too many are left, all who are idle. */
    private void sweep() {
        forgetIdle(false);
        if (idle > config.maxIdleModels()) {
            forgetIdle(true);
        }
        sweepAt = Math.max(LEAST_SWEEP, models.size() + idle);
    }

    private void forgetIdle(boolean debtors) {
        Iterator<ModelLines<T>> each = models.values().iterator();
        while (each.hasNext()) {
            ModelLines<T> lines = each.next();
            if (lines.items == 0 && (debtors || owesNothing(lines))) {
                each.remove();
                idle--;
            }
        }
    }

    private boolean owesNothing(ModelLines<T> lines) {
        return lines.used().stream().allMatch(line -> lanes.lane(line.level).owesNothing(line));
    }

    /** Lets the tags of a lane begin anew when it is time. */
    void keepTagsSmall(int level) {
        Lane<T> lane = lanes.lane(level);
        if (lane.isEpochOver()) {
            double passed = lane.beginEpoch();
            models.values().stream()
                    .flatMap(lines -> lines.used().stream())
                    .filter(line -> line.level == level)
                    .forEach(line -> line.start -= passed);
        }
    }
}
