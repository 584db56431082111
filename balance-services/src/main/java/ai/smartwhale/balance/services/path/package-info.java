// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * The deciding path: which requests need not be made, who is next, how many travel together, and with what resources.
 */
@NullMarked
package ai.smartwhale.balance.services.path;

import org.jspecify.annotations.NullMarked;
