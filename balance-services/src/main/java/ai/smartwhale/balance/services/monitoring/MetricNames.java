// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

/** What the metrics are called that this package makes and its rules read. */
final class MetricNames {

    static final String BALANCE = "balance";
    static final String MODEL = "model";
    static final String PRIORITY = "priority";
    static final String RESOURCE = "resource";
    static final String SEVERITY = "severity";

    static final String MODEL_REQUESTS = "balance_model_requests_total";
    static final String MODEL_FAILURES = "balance_model_failures_total";
    static final String MODEL_SECONDS = "balance_model_answer_seconds";
    static final String MODEL_PENDING = "balance_model_pending_requests";
    static final String MODEL_MISSING = "balance_model_missing_requests";
    static final String PRIORITY_REQUESTS = "balance_priority_requests_total";
    static final String PRIORITY_MISSES = "balance_priority_objective_misses_total";
    static final String PRIORITY_SECONDS = "balance_priority_answer_seconds";
    static final String QUEUE_FILL = "balance_queue_fill_ratio";
    static final String PENDING_FILL = "balance_pending_fill_ratio";
    static final String UNANSWERED = "balance_data_service_unanswered_seconds";
    static final String QUALITY_INDEX = "balance_quality_index";
    static final String QUARANTINE_FILL = "balance_quarantine_fill_ratio";
    static final String OVERLOAD_FORESEEN = "balance_overload_foreseen";
    static final String OVERLOAD_PROBABILITY = "balance_overload_probability";
    static final String DEAD_LETTERS = "balance_dead_letters_total";
    static final String RESOURCE_USED = "balance_resource_used_ratio";
    static final String ACTIVE_ALERTS = "balance_active_alerts";
    static final String LOST_NOTIFICATIONS = "balance_lost_notifications_total";
    static final String ANSWER_SECONDS = "balance_answer_seconds";
    static final String REJECTED_REQUESTS = "balance_rejected_requests_total";
    static final String DROPPED_ANSWERS = "balance_dropped_answers_total";

    private MetricNames() {}
}
