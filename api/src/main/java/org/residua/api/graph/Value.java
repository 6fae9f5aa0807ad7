package org.residua.api.graph;

/**
 * A value of a graph: the output of a node or an input of the architecture.
 *
 * @param id a number unique in its graph, from 0 in the order of definition
 * @param channels number of channels, at least 1
 */
public record Value(int id, int channels) {

  @Override
  public String toString() {
    return "v" + id;
  }
}
