//! The dominator tree, by Cooper, Harvey and Kennedy's iteration ("A Simple, Fast Dominance Algorithm").

use cranelift_entity::SecondaryMap;
use molt_mir::{Block, Function};

use crate::cfg::Cfg;

/// Immediate dominators of reachable blocks.
pub struct Dominators {
    immediate: SecondaryMap<Block, Option<Block>>,
    order: SecondaryMap<Block, Option<u32>>,
}

impl Dominators {
    /// Computes the tree.
    pub fn compute(function: &Function, cfg: &Cfg) -> Dominators {
        let mut immediate: SecondaryMap<Block, Option<Block>> = SecondaryMap::new();
        immediate[function.entry] = Some(function.entry);
        let mut changed = true;
        while changed {
            changed = false;
            for &block in cfg.reverse_postorder.iter().skip(1) {
                let mut found: Option<Block> = None;
                for &predecessor in &cfg.predecessors[block] {
                    if immediate[predecessor].is_some() {
                        found = Some(match found {
                            None => predecessor,
                            Some(other) => intersect(&immediate, &cfg.order, predecessor, other),
                        });
                    }
                }
                if immediate[block] != found {
                    immediate[block] = found;
                    changed = true;
                }
            }
        }
        Dominators { immediate, order: cfg.order.clone() }
    }

    /// The closest strict dominator; `None` for the entry and unreachable blocks.
    pub fn immediate(&self, block: Block) -> Option<Block> {
        self.immediate[block].filter(|&dominator| dominator != block)
    }

    /// Whether every path to `block` goes through `dominator`; a block dominates itself.
    pub fn dominates(&self, dominator: Block, block: Block) -> bool {
        let mut current = block;
        loop {
            if current == dominator {
                return true;
            }
            if self.order[current] <= self.order[dominator] {
                return false;
            }
            match self.immediate(current) {
                Some(next) => current = next,
                None => return false,
            }
        }
    }
}

fn intersect(
    immediate: &SecondaryMap<Block, Option<Block>>,
    order: &SecondaryMap<Block, Option<u32>>,
    mut a: Block,
    mut b: Block,
) -> Block {
    while a != b {
        while order[a] > order[b] {
            a = immediate[a].expect("processed blocks have a dominator");
        }
        while order[b] > order[a] {
            b = immediate[b].expect("processed blocks have a dominator");
        }
    }
    a
}
