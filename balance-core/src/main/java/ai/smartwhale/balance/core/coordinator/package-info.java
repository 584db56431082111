// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Who does what with which data: models with their shares, and data with its leases. */
@NullMarked
package ai.smartwhale.balance.core.coordinator;

import org.jspecify.annotations.NullMarked;
