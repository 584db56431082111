// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Operations, models, data sources and synchronisation, kept in step. */
@NullMarked
package ai.smartwhale.balance.core.coordinator;

import org.jspecify.annotations.NullMarked;
