//! Every feature at every place of every fixture, whole and mutilated.
