// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The knobs of a loop, and where they stood before it turned them. Guarded by the lock of the loop. */
final class KnobPanel {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

    private final Map<String, Knob> knobs;
    private final List<KnobFamily> families;

    /** Of members of a family, only of those that are turned. */
    private final Map<String, Double> baseline = new HashMap<>();

    KnobPanel(Map<String, Knob> knobs, List<KnobFamily> families) {
        this.knobs = new LinkedHashMap<>(knobs);
        this.families = List.copyOf(families);
    }

    /** Where the knobs stand before anything is done. */
    void remember() {
        if (baseline.isEmpty()) {
            knobs.forEach((name, knob) -> baseline.put(name, knob.value()));
        }
    }

    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        knobs.forEach((name, knob) -> values.put(name, knob.value()));
        return values;
    }

    Optional<Knob> find(String name) {
        Knob fixed = knobs.get(name);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        int dot = name.indexOf('.');
        return families.stream()
                .filter(family -> dot > 0 && family.prefix().equals(name.substring(0, dot)))
                .findFirst()
                .flatMap(family -> family.find(name.substring(dot + 1)));
    }

    boolean isDegradation(String name) {
        return find(name).filter(knob -> knob.spec().degradation()).isPresent();
    }

    /** Turns a knob, and says whether that was possible. */
    boolean turn(Knob knob, double to) {
        String name = knob.spec().name();
        double from = knob.value();
        try {
            knob.apply(to);
        } catch (RuntimeException e) {
            LOG.warn("knob {} could not be turned to {}", name, to, e);
            return false;
        }
        baseline.putIfAbsent(name, from);
        return true;
    }

    void turn(String name, double to) {
        find(name).ifPresent(knob -> turn(knob, to));
    }

    /** Where a knob stood before anything was done. */
    double baseline(Knob knob) {
        return Optional.ofNullable(baseline.get(knob.spec().name())).orElseGet(knob::value);
    }

    void turnBack(String name) {
        Optional.ofNullable(baseline.get(name)).ifPresent(to -> turn(name, to));
        if (!knobs.containsKey(name)) {
            baseline.remove(name);
        }
    }
}
