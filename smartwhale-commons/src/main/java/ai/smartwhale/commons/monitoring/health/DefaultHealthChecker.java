// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Starts all checks that are due before it waits for the first. */
final class DefaultHealthChecker implements HealthChecker {

    private final Map<String, CheckRunner> runners = new LinkedHashMap<>();
    private final InstantSource time;
    private final Runnable onClose;
    private volatile boolean closed;

    DefaultHealthChecker(
            List<HealthCheckSpec> specs, Executor executor, Runnable onClose, InstantSource time, Ticker ticker) {
        for (HealthCheckSpec spec : specs) {
            runners.put(spec.name(), new CheckRunner(spec, executor, time, ticker));
        }
        this.time = time;
        this.onClose = onClose;
    }

    @Override
    public List<String> names() {
        return List.copyOf(runners.keySet());
    }

    @Override
    public HealthReport check() {
        return check(spec -> true);
    }

    @Override
    public HealthReport check(HealthGroup group) {
        InvalidValueException.requirePresent("group", group);
        return check(spec -> spec.groups().contains(group));
    }

    private HealthReport check(Predicate<HealthCheckSpec> wanted) {
        if (closed) {
            throw new IllegalStateException("the health checker is closed");
        }
        List<CheckRunner> asked = runners.values().stream()
                .filter(runner -> wanted.test(runner.spec()))
                .toList();
        List<Optional<CheckRun>> runs = asked.stream().map(CheckRunner::begin).toList();
        List<HealthResult> results = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            results.add(asked.get(i).await(runs.get(i)));
        }
        return HealthReport.of(time.instant(), results);
    }

    @Override
    public Optional<HealthResult> last(String name) {
        CheckRunner runner = runners.get(InvalidValueException.requirePresent("name", name));
        if (runner == null) {
            throw new InvalidValueException("name", name, "one of " + runners.keySet());
        }
        return runner.last();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        runners.values().forEach(CheckRunner::close);
        onClose.run();
    }
}
