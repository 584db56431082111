// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Readings and leases of CPU, memory and GPU. */
@NullMarked
package ai.smartwhale.commons.resource;

import org.jspecify.annotations.NullMarked;
