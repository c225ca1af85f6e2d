//! Reachable blocks in reverse postorder, and predecessors.

use cranelift_entity::SecondaryMap;
use molt_mir::{Block, Function};

/// The control-flow graph; `err` and `boxed` edges of instructions count as edges of their block.
pub struct Cfg {
    /// Reachable blocks, each before its successors except along back edges.
    pub reverse_postorder: Vec<Block>,
    /// Position in `reverse_postorder`; `None` for unreachable blocks.
    pub order: SecondaryMap<Block, Option<u32>>,
    /// Reachable predecessors, once for every edge.
    pub predecessors: SecondaryMap<Block, Vec<Block>>,
}

impl Cfg {
    /// Walks the function from its entry.
    pub fn compute(function: &Function) -> Cfg {
        let mut postorder = Vec::with_capacity(function.layout.len());
        let mut seen: SecondaryMap<Block, bool> = SecondaryMap::new();
        let mut stack = vec![(function.entry, successors(function, function.entry), 0)];
        seen[function.entry] = true;
        while let Some((block, targets, next)) = stack.last_mut() {
            if let Some(&target) = targets.get(*next) {
                *next += 1;
                if !seen[target] {
                    seen[target] = true;
                    stack.push((target, successors(function, target), 0));
                }
            } else {
                postorder.push(*block);
                stack.pop();
            }
        }
        postorder.reverse();
        let mut order = SecondaryMap::new();
        let mut predecessors: SecondaryMap<Block, Vec<Block>> = SecondaryMap::new();
        for (index, &block) in postorder.iter().enumerate() {
            order[block] = Some(index as u32);
            for target in successors(function, block) {
                predecessors[target].push(block);
            }
        }
        Cfg { reverse_postorder: postorder, order, predecessors }
    }

    /// Whether the block can run.
    pub fn is_reachable(&self, block: Block) -> bool {
        self.order[block].is_some()
    }
}

fn successors(function: &Function, block: Block) -> Vec<Block> {
    function.successors(block).into_iter().map(|edge| edge.block).collect()
}
