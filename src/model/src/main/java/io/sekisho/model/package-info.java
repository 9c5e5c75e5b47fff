/**
 * The report as data: facts, which never change, and a judgement, which may be replaced. Records without logic beyond their
 * own invariants, their JSON form and its schema. Needs Jackson only.
 */
package io.sekisho.model;
