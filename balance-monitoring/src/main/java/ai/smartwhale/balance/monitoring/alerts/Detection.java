// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.util.OptionalDouble;

/**
 * What a rule says of a series at the moment of a sample.
 *
 * @param rule the rule
 * @param labels which series
 * @param verdict what it says
 * @param severity how much it matters if it lasts
 * @param value what was measured, or worked out of it; absent where nothing was
 * @param limit what it was compared with; absent where there is none
 * @param reason why, for people; empty unless the fault is there
 */
public record Detection(
        AlertRule rule,
        Labels labels,
        Verdict verdict,
        Severity severity,
        OptionalDouble value,
        OptionalDouble limit,
        String reason) {}
