// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.AlertCategory;
import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.BurnRateRule;
import ai.smartwhale.balance.monitoring.alerts.BurnWindow;
import ai.smartwhale.balance.monitoring.alerts.ChangeRule;
import ai.smartwhale.balance.monitoring.alerts.Levels;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.Side;
import ai.smartwhale.balance.monitoring.alerts.ThresholdRule;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What operators are warned of unless they say otherwise, and what to do about each. Every level has another one below
 * it at which the alert ends, and patience before and after, so that what comes and goes makes no noise.
 *
 * <p>Pure functions.
 */
public final class OperatorAlerts {

    /** So many requests in the long window before a budget is judged: one failure of two is no trend. */
    private static final long FEWEST_EVENTS = 20;

    private static final Duration NOW = Duration.ZERO;
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private OperatorAlerts() {}

    /**
     * The rules.
     *
     * @param objectives what is promised to each priority
     * @param slowAnswer from where on 95 of 100 answers of the Data service are too slow
     * @return the rules, each with its own name
     */
    public static List<AlertRule> rules(Map<Priority, ServiceObjective> objectives, Duration slowAnswer) {
        InvalidValueException.requirePresent("objectives", objectives);
        InvalidValueException.requirePositive("slowAnswer", slowAnswer);
        List<AlertRule> rules = new ArrayList<>();
        rules.add(above("DataServiceSilent", MetricNames.UNANSWERED, 30, 1)
                .terms(Severity.CRITICAL, AlertCategory.MESSAGING, NOW, NOW)
                .saying("The Data service does not answer."));
        rules.add(slow(slowAnswer));
        for (Priority priority : Priority.values()) {
            ServiceObjective objective = objectives.get(priority);
            if (objective != null) {
                rules.add(burning(priority, objective));
            }
        }
        rules.add(above("QueueFilling", MetricNames.QUEUE_FILL, 0.8, 0.6)
                .terms(Severity.WARNING, AlertCategory.MESSAGING, HALF_MINUTE, HALF_MINUTE)
                .saying("The queue of requests is filling."));
        rules.add(above("PendingFull", MetricNames.PENDING_FILL, 0.95, 0.8)
                .terms(Severity.CRITICAL, AlertCategory.MESSAGING, Duration.ofSeconds(10), HALF_MINUTE)
                .saying("Nearly as many requests wait as may; soon requests are refused."));
        rules.add(rising("RequestsRefused", MetricNames.REJECTED_REQUESTS)
                .terms(Severity.WARNING, AlertCategory.MESSAGING, NOW, MINUTE)
                .saying("Requests of models are refused."));
        rules.add(rising("DeadLetters", MetricNames.DEAD_LETTERS)
                .terms(Severity.WARNING, AlertCategory.MESSAGING, NOW, FIVE_MINUTES)
                .saying("Messages that cannot be handled are put aside."));
        rules.add(misaddressed());
        rules.add(above("OverloadForeseen", MetricNames.OVERLOAD_FORESEEN, 0.5, 0.5)
                .terms(Severity.WARNING, AlertCategory.MESSAGING, NOW, MINUTE)
                .saying("More requests are coming than the Data service can carry."));
        rules.add(failingModel());
        rules.add(above("ModelSilent", MetricNames.MODEL_MISSING, 100, 1)
                .terms(Severity.WARNING, AlertCategory.MODEL, FIVE_MINUTES, NOW)
                .saying("A model that asks often has become silent."));
        rules.add(below("QualityLow", MetricNames.QUALITY_INDEX, 0.7, 0.8)
                .terms(Severity.WARNING, AlertCategory.DATA, TWO_MINUTES, TWO_MINUTES)
                .saying("The quality of answers is low."));
        rules.add(above("QuarantineFilling", MetricNames.QUARANTINE_FILL, 0.8, 0.6)
                .terms(Severity.WARNING, AlertCategory.DATA, MINUTE, NOW)
                .saying("The quarantine is nearly full; its oldest answers will be lost."));
        resources(rules);
        rules.add(rising("NotificationsLost", MetricNames.LOST_NOTIFICATIONS)
                .terms(Severity.WARNING, AlertCategory.INTERNAL, NOW, Duration.ofMinutes(10))
                .saying("Messages about alerts cannot be delivered."));
        return List.copyOf(rules);
    }

    private static void resources(List<AlertRule> rules) {
        rules.add(resource("HeapFull", HostResources.HEAP, 0.92, 0.85)
                .terms(Severity.CRITICAL, AlertCategory.RESOURCE, TWO_MINUTES, MINUTE)
                .saying("The heap stays nearly full."));
        rules.add(resource("MemoryFull", HostResources.CONTAINER, 0.92, 0.85)
                .terms(Severity.CRITICAL, AlertCategory.RESOURCE, TWO_MINUTES, MINUTE)
                .saying("The memory of the container is nearly full."));
        rules.add(resource("CpuBusy", HostResources.CPU, 0.95, 0.85)
                .terms(Severity.WARNING, AlertCategory.RESOURCE, FIVE_MINUTES, MINUTE)
                .saying("The process takes all processors that it may."));
        rules.add(resource("CollectingGarbage", HostResources.GC, 0.25, 0.15)
                .terms(Severity.WARNING, AlertCategory.RESOURCE, TWO_MINUTES, MINUTE)
                .saying("A quarter of the time goes into collecting garbage."));
        rules.add(resource("DiskFull", HostResources.DISK, 0.95, 0.9)
                .terms(Severity.WARNING, AlertCategory.RESOURCE, TWO_MINUTES, NOW)
                .saying("The disk is nearly full."));
    }

    /** An alert over a rule of the same name in all instances shares its advice: the name is what people search for. */
    private static AlertRule slow(Duration slowAnswer) {
        double seconds = slowAnswer.toNanos() / 1e9;
        RuleTerms terms = new RuleTerms(
                "DataServiceSlow",
                Severity.WARNING,
                AlertCategory.MESSAGING,
                MINUTE,
                MINUTE,
                Map.of(),
                "The Data service is slow.");
        SeriesSelector on = new SeriesSelector(MetricNames.ANSWER_SECONDS, Map.of("cached", "no", "quantile", "0.95"));
        return new ThresholdRule(terms, on, new Levels(Side.ABOVE, seconds, 0.7 * seconds));
    }

    /** Not among those that nobody asked for here, which are daily business where several instances share a model. */
    private static AlertRule misaddressed() {
        RuleTerms terms = new RuleTerms(
                "AnswersMisaddressed",
                Severity.WARNING,
                AlertCategory.DATA,
                NOW,
                FIVE_MINUTES,
                Map.of(),
                "The Data service sends answers that belong to other models.");
        SeriesSelector on = new SeriesSelector(MetricNames.DROPPED_ANSWERS, Map.of("reason", "misaddressed"));
        return new ChangeRule(terms, on, AT_ONCE, new Levels(Side.ABOVE, 0, 0));
    }

    private static AlertRule burning(Priority priority, ServiceObjective objective) {
        String label = TrafficMeters.label(priority);
        RuleTerms terms = new RuleTerms(
                "ObjectiveMissed" + label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1),
                Severity.WARNING,
                AlertCategory.MODEL,
                NOW,
                MINUTE,
                Map.of(),
                "Requests of priority " + label + " do not get what is promised to them.");
        Map<String, String> which = Map.of(MetricNames.PRIORITY, label);
        return new BurnRateRule(
                terms,
                new SeriesSelector(MetricNames.PRIORITY_MISSES, which),
                new SeriesSelector(MetricNames.PRIORITY_REQUESTS, which),
                objective.share(),
                BurnWindow.workbook(),
                FEWEST_EVENTS);
    }

    /** Half of what a model asks for fails, over five minutes and still within the last. */
    private static AlertRule failingModel() {
        RuleTerms terms = new RuleTerms(
                "ModelFailing",
                Severity.WARNING,
                AlertCategory.MODEL,
                NOW,
                MINUTE,
                Map.of(),
                "Half of the requests of a model fail.");
        return new BurnRateRule(
                terms,
                SeriesSelector.of(MetricNames.MODEL_FAILURES),
                SeriesSelector.of(MetricNames.MODEL_REQUESTS),
                0.9,
                List.of(new BurnWindow(FIVE_MINUTES, MINUTE, 5, Severity.WARNING)),
                FEWEST_EVENTS);
    }

    private static RuleText above(String name, String metric, double fire, double clear) {
        return new RuleText(name, SeriesSelector.of(metric), new Levels(Side.ABOVE, fire, clear), NOW);
    }

    private static RuleText below(String name, String metric, double fire, double clear) {
        return new RuleText(name, SeriesSelector.of(metric), new Levels(Side.BELOW, fire, clear), NOW);
    }

    /** Judged over a short span, so that it is said soon after a start too; it is the hold that makes it last. */
    private static RuleText rising(String name, String metric) {
        return new RuleText(name, SeriesSelector.of(metric), new Levels(Side.ABOVE, 0, 0), AT_ONCE);
    }

    private static RuleText resource(String name, String resource, double fire, double clear) {
        SeriesSelector on = new SeriesSelector(MetricNames.RESOURCE_USED, Map.of(MetricNames.RESOURCE, resource));
        return new RuleText(name, on, new Levels(Side.ABOVE, fire, clear), NOW);
    }

    /** A rule while it is said; a span of zero for a level, another for a change. */
    private record RuleText(String name, SeriesSelector on, Levels levels, Duration over) {

        Terms terms(Severity severity, AlertCategory category, Duration hold, Duration clearHold) {
            return new Terms(this, severity, category, hold, clearHold);
        }
    }

    private record Terms(RuleText rule, Severity severity, AlertCategory category, Duration hold, Duration clearHold) {

        AlertRule saying(String summary) {
            RuleTerms terms = new RuleTerms(rule.name(), severity, category, hold, clearHold, Map.of(), summary);
            return rule.over().isZero()
                    ? new ThresholdRule(terms, rule.on(), rule.levels())
                    : new ChangeRule(terms, rule.on(), rule.over(), rule.levels());
        }
    }

    /**
     * What to do about the alerts of each rule.
     *
     * @return by the name of the rule
     */
    public static Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put(
                "DataServiceSilent",
                "See whether the Data service runs and reads smartwhale.data.requests (./balance doctor); known answers"
                        + " are still given from the cache.");
        actions.put(
                "DataServiceSlow", "See which source is slow; lower the load, or add consumers of the Data service.");
        for (Priority priority : Priority.values()) {
            String label = TrafficMeters.label(priority);
            actions.put(
                    "ObjectiveMissed" + label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1),
                    "See the errors by their codes: of one source, hold it back; time-outs, see the Data service.");
        }
        actions.put(
                "QueueFilling", "See whether Kafka takes what is sent; defer background requests or add instances.");
        actions.put("PendingFull", "See why answers do not come; raise maxPending only if memory allows.");
        actions.put("RequestsRefused", "See the log for the bound that was reached, or what Kafka refused.");
        actions.put("DeadLetters", "Read them by ./balance dlq; replay them when their cause is gone.");
        actions.put(
                "AnswersMisaddressed",
                "See the log for the request and who answered it; restart or undo that Data service.");
        actions.put("OverloadForeseen", "Defer what can wait, let batches grow, or add capacity before it comes.");
        actions.put("ModelFailing", "Compare with other models: if they do well, undo the latest change of this one.");
        actions.put("ModelSilent", "See whether the model runs; unregister it if it was ended on purpose.");
        actions.put("QualityLow", "See which source and fields the findings name; hold the source back.");
        actions.put("QuarantineFilling", "Decide on what lies in quarantine, or give it more room.");
        actions.put("HeapFull", "Take a heap histogram; lower maxPending or the cache, or give more heap.");
        actions.put("MemoryFull", "See what else lives in the container; lower the heap or raise the limit.");
        actions.put("CpuBusy", "Profile the process; lower the load or add processors.");
        actions.put("CollectingGarbage", "Give more heap, or lower the caches; see the log of the collector.");
        actions.put("DiskFull", "Clear old logs and spooled quarantine, or add space.");
        actions.put("NotificationsLost", "See the log for the channel that fails; alerts are still on the dashboard.");
        return actions;
    }
}
