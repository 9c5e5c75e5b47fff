/** The judge: suppressions, completeness and the gate. A pure function of facts, policy and clock. */
package io.sekisho.core.policy;
