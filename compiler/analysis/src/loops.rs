//! Natural loops: a header and the blocks that reach a back edge to it without leaving.

use std::collections::{BTreeMap, BTreeSet};

use molt_mir::{Block, Function};

use crate::cfg::Cfg;
use crate::dominators::Dominators;

/// One natural loop.
pub struct Loop {
    /// The only block through which it is entered.
    pub header: Block,
    /// All its blocks, inner loops' included.
    pub blocks: BTreeSet<Block>,
    /// Blocks with an edge back to the header.
    pub latches: Vec<Block>,
}

/// All natural loops, inner ones before the loops around them.
pub struct Loops {
    /// The loops.
    pub loops: Vec<Loop>,
}

impl Loops {
    /// Finds the loops; cycles that are entered at several blocks (irreducible) are not among them.
    pub fn compute(function: &Function, cfg: &Cfg, dominators: &Dominators) -> Loops {
        let mut by_header: BTreeMap<Block, Loop> = BTreeMap::new();
        for &block in &cfg.reverse_postorder {
            for edge in function.successors(block) {
                if dominators.dominates(edge.block, block) {
                    let found = by_header.entry(edge.block).or_insert_with(|| Loop {
                        header: edge.block,
                        blocks: BTreeSet::from([edge.block]),
                        latches: Vec::new(),
                    });
                    found.latches.push(block);
                    let mut work = vec![block];
                    while let Some(member) = work.pop() {
                        if found.blocks.insert(member) {
                            work.extend(cfg.predecessors[member].iter().copied());
                        }
                    }
                }
            }
        }
        let mut loops: Vec<Loop> = by_header.into_values().collect();
        loops.sort_by_key(|found| (found.blocks.len(), found.header));
        Loops { loops }
    }

    /// The loops that have no other inside.
    pub fn innermost(&self) -> impl Iterator<Item = &Loop> {
        self.loops.iter().filter(|found| {
            self.loops.iter().all(|other| other.header == found.header || !found.blocks.contains(&other.header))
        })
    }
}
