// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** How the loop decides that turns the knobs of a Balance while it works. */
final class LoopSection {

    /** With what the names of objectives begin, which are said apart from the rest. */
    static final String OBJECTIVE = "loop.objective.";

    private static final LoopConfig DEFAULTS = LoopConfig.defaults();

    static final Setting<String> MODE = Setting.choice(
            "loop.mode",
            word(DEFAULTS.mode()),
            Arrays.stream(LoopMode.values()).map(LoopSection::word).toList(),
            "Whether it changes what would help, only says so, or does not even look.");
    static final Setting<Duration> PERIOD = Setting.duration(
            "loop.period", DEFAULTS.period(), Limits.SHORT, Duration.ofDays(1), "How long a cycle is.");
    static final Setting<Double> TARGET = Setting.decimal(
            "loop.target",
            Double.toString(DEFAULTS.target()),
            0,
            1,
            "From which share of requests answered in time on all is well.");
    static final Setting<Double> DANGER = Setting.decimal(
            "loop.danger",
            Double.toString(DEFAULTS.danger()),
            0,
            1,
            "Below which share it is dangerous; below loop.target.");
    static final Setting<Integer> MOST_CHANGES = Setting.number(
            "loop.most-changes",
            DEFAULTS.mostChanges(),
            1,
            100_000,
            "How many changes may be made within the cycles of the budget; taking one back is always allowed.");
    static final Setting<Integer> BUDGET_CYCLES = Setting.number(
            "loop.budget-cycles", DEFAULTS.budgetCycles(), 1, 1_000_000, "Over how many cycles changes are counted.");
    static final Setting<Integer> REMEMBERED = Setting.number(
            "loop.remembered-decisions",
            DEFAULTS.rememberedDecisions(),
            1,
            100_000,
            "How many decisions can be asked for.");
    static final Map<Priority, Setting<Duration>> OBJECTIVES = objectives();

    static final List<Setting<?>> ALL = Stream.<Setting<?>>concat(
                    Stream.of(MODE, PERIOD, TARGET, DANGER, MOST_CHANGES, BUDGET_CYCLES, REMEMBERED),
                    OBJECTIVES.values().stream())
            .toList();

    private LoopSection() {}

    private static Map<Priority, Setting<Duration>> objectives() {
        Map<Priority, Setting<Duration>> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            String word = priority.name().toLowerCase(Locale.ROOT);
            all.put(
                    priority,
                    Setting.durationOrNone(
                            OBJECTIVE + word,
                            Limits.SHORT,
                            Limits.LONG,
                            "Within which time an answer to a request of priority " + priority.name()
                                    + " is of use; before its deadline where it is not set."));
        }
        return all;
    }

    static LoopConfig read(SettingValues values, Problems problems) {
        if (values.get(DANGER) >= values.get(TARGET)) {
            problems.contradiction(values, DANGER, TARGET, "what is well cannot be dangerous");
            return DEFAULTS;
        }
        return LoopConfig.builder()
                .mode(mode(values.get(MODE)))
                .period(values.get(PERIOD))
                .attainment(values.get(TARGET), values.get(DANGER))
                .budget(values.get(MOST_CHANGES), values.get(BUDGET_CYCLES))
                .rememberedDecisions(values.get(REMEMBERED))
                .build();
    }

    static Map<Priority, Duration> readObjectives(SettingValues values) {
        Map<Priority, Duration> found = new EnumMap<>(Priority.class);
        OBJECTIVES.forEach((priority, setting) -> values.find(setting).ifPresent(time -> found.put(priority, time)));
        return found;
    }

    private static LoopMode mode(String word) {
        return LoopMode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(LoopMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    static void describe(LoopConfig config, Map<Priority, Duration> objectives, BiConsumer<String, String> entries) {
        entries.accept(MODE.name(), word(config.mode()));
        entries.accept(PERIOD.name(), Units.write(config.period()));
        entries.accept(TARGET.name(), TARGET.writer().apply(config.target()));
        entries.accept(DANGER.name(), DANGER.writer().apply(config.danger()));
        entries.accept(MOST_CHANGES.name(), Integer.toString(config.mostChanges()));
        entries.accept(BUDGET_CYCLES.name(), Integer.toString(config.budgetCycles()));
        entries.accept(REMEMBERED.name(), Integer.toString(config.rememberedDecisions()));
        OBJECTIVES.forEach((priority, setting) -> {
            Duration time = objectives.get(priority);
            entries.accept(setting.name(), time == null ? "none" : Units.write(time));
        });
    }
}
