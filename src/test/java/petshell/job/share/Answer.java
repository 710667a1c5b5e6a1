package petshell.job.share;

/** Takes the answer of the pretended database. */
interface Answer<T> {
  void is(T value);

  void failed(Failure failure);
}
