// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Usage patterns, behaviour, trends and anomalies. */
@NullMarked
package ai.smartwhale.balance.prediction.pattern;

import org.jspecify.annotations.NullMarked;
