// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.PerformanceSnapshot;
import ai.smartwhale.balance.monitoring.metrics.QualitySnapshot;
import ai.smartwhale.balance.monitoring.metrics.ResourceUsage;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;

/**
 * What was read at one evaluation.
 *
 * @param metrics all series of this Balance
 * @param performance how models do
 * @param quality how good answers are
 * @param usage how much of the resources is used
 */
record Readings(
        MetricsSnapshot metrics, PerformanceSnapshot performance, QualitySnapshot quality, ResourceUsage usage) {}
