// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Where data waits that must not be delivered, with the reasons, until somebody decides. */
@NullMarked
package ai.smartwhale.balance.quality.control.quarantine;

import org.jspecify.annotations.NullMarked;
