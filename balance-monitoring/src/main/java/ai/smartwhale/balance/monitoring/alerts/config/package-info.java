// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Alert rules, routes and receivers written in a YAML or JSON file, with the line of every mistake. */
@NullMarked
package ai.smartwhale.balance.monitoring.alerts.config;

import org.jspecify.annotations.NullMarked;
