// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resource.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Changes under a lock, tells outside of it. */
final class DefaultPriorityManager implements PriorityManager {

    private static final int LONGEST_ID = 256;
    private static final int MOST_LEVELS = TaskPriority.LEVELS - 1;

    private final PriorityManagerConfig config;
    private final Listeners<PriorityListener> listeners = new Listeners<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> tasks = new HashMap<>();
    private long lastNumber;
    private boolean pressure;

    private record Entry(long number, TaskPriority base, int adjustment) {
        TaskPriority adjusted() {
            return base.shifted(adjustment);
        }
    }

    private record Change(String id, TaskPriority before, TaskPriority after) {}

    DefaultPriorityManager(PriorityManagerConfig config) {
        this.config = config;
    }

    @Override
    public TaskPriority setPriority(String id, TaskPriority priority) {
        InvalidValueException.requireText("id", id);
        LimitExceededException.requireAtMost("id, in characters", id.length(), LONGEST_ID);
        InvalidValueException.requirePresent("priority", priority);
        Change change;
        boolean isNew;
        lock.lock();
        try {
            Entry known = tasks.get(id);
            if (known == null) {
                LimitExceededException.requireAtMost("tasks", tasks.size() + 1L, config.maxTasks());
                Entry entry = new Entry(++lastNumber, priority, 0);
                tasks.put(id, entry);
                change = new Change(id, effective(entry), effective(entry));
            } else {
                change = replace(id, known, entry -> new Entry(entry.number, priority, 0));
            }
            isNew = known == null;
        } finally {
            lock.unlock();
        }
        return isNew ? tell(change) : told(change);
    }

    @Override
    public Optional<TaskPriority> getPriority(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(tasks.get(id)).map(this::effective);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<TaskPriority> adjustPriority(String id, int levels) {
        InvalidValueException.requireRange("levels", levels, -MOST_LEVELS, MOST_LEVELS);
        Change change;
        lock.lock();
        try {
            Entry known = tasks.get(id);
            if (known == null) {
                return Optional.empty();
            }
            change = replace(id, known, entry -> {
                int level = entry.adjusted().shifted(levels).level();
                return new Entry(entry.number, entry.base, level - entry.base.level());
            });
        } finally {
            lock.unlock();
        }
        return Optional.of(told(change));
    }

    private Change replace(String id, Entry known, UnaryOperator<Entry> step) {
        Entry changed = step.apply(known);
        tasks.put(id, changed);
        return new Change(id, effective(known), effective(changed));
    }

    private TaskPriority told(Change change) {
        return change.before.level() != change.after.level() ? tell(change) : change.after;
    }

    private TaskPriority tell(Change change) {
        listeners.tell(listener -> listener.priorityChanged(change.id, change.before, change.after));
        return change.after;
    }

    private TaskPriority effective(Entry entry) {
        return entry.adjusted().shifted(pressureOn(entry));
    }

    private int pressureOn(Entry entry) {
        return pressure && entry.adjusted().level() >= config.loweredFrom().level() ? config.pressureLevels() : 0;
    }

    @Override
    public List<PrioritizedTask> getSortedTasks() {
        record Numbered(long number, PrioritizedTask task) {}
        List<Numbered> all = new ArrayList<>();
        lock.lock();
        try {
            tasks.forEach((id, entry) -> {
                PrioritizedTask task =
                        new PrioritizedTask(id, entry.base, entry.adjustment, pressureOn(entry), effective(entry));
                all.add(new Numbered(entry.number, task));
            });
        } finally {
            lock.unlock();
        }
        all.sort(Comparator.comparing((Numbered numbered) -> numbered.task.effective())
                .thenComparingLong(Numbered::number));
        return all.stream().map(Numbered::task).toList();
    }

    @Override
    public int setPressure(boolean underPressure) {
        List<Change> changes = new ArrayList<>();
        lock.lock();
        try {
            if (pressure == underPressure) {
                return 0;
            }
            Map<String, TaskPriority> before = new HashMap<>();
            tasks.forEach((id, entry) -> before.put(id, effective(entry)));
            pressure = underPressure;
            tasks.forEach((id, entry) -> {
                Change change = new Change(id, before.getOrDefault(id, entry.base), effective(entry));
                if (change.before.level() != change.after.level()) {
                    changes.add(change);
                }
            });
        } finally {
            lock.unlock();
        }
        changes.forEach(this::told);
        return changes.size();
    }

    @Override
    public boolean forget(String id) {
        lock.lock();
        try {
            return tasks.remove(id) != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Registration addListener(PriorityListener listener) {
        return listeners.add(listener);
    }
}
